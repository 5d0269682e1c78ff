"""Ringing costs the writer nothing and never fails."""

import time

import pytest
from django.db import transaction

import live
from accounts.models import User
from live import ringing


def test_nothing_is_rendered_while_no_page_listens(caplog: pytest.LogCaptureFixture) -> None:
    # Rendering would fail, and be logged: there is no such row.
    live.ring("bulletin-404", seq=1, name="line-added", key=("member", 404))

    assert ringing.settle(5)
    assert not caplog.records


def test_the_writer_is_not_held_while_much_waits(author: User) -> None:
    began = time.monotonic()

    with transaction.atomic():
        for _ in range(3000):
            live.ring(f"bulletin-{author.pk}", seq=1, name="line-added", key=("member", author.pk))

    assert time.monotonic() - began < 2

"""Ringing costs the writer nothing and never fails."""

import time

import pytest
from django.conf import settings
from django.db import transaction

import live
from accounts.models import User
from live import ringing
from tests.live.bulletin import Bulletin, write
from tests.live.conftest import Open


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


def test_a_message_is_written_once_for_each_language_that_somebody_reads(open_page: Open, author: User) -> None:
    pages = [open_page(lang=lang) for lang in ("fr", "ar", "fr", "fr", "ar")]
    for page in pages:
        page.join(f"bulletin-{author.pk}")
    Bulletin.languages.clear()

    write(author, "Une fois.")

    assert [page.hear_named("line-added")["language"] for page in pages] == ["fr", "ar", "fr", "fr", "ar"]
    # Redis knows that somebody listens, and not in which language.
    known = dict(settings.LANGUAGES) if settings.REDIS_URL else ["ar", "fr"]
    assert sorted(Bulletin.languages) == sorted(known)

"""A member's bell is heard even where the worker that tells an alert cannot ring it."""

import re
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from notifications.models import Alert, Announcement
from tests.factories.forum import ThreadFactory
from tests.live.conftest import Open


def test_an_alert_that_another_process_wrote_is_heard(open_page: Open, author: User, settings: Any) -> None:
    settings.LIVE_COMPARE_SECONDS = 0.1
    page = open_page(author)
    assert page.join(f"member-{author.pk}")["seq"] == 0

    alert = tell(author)

    assert page.hear(3) == {"name": "heads", "heads": {f"member-{author.pk}": alert.pk}}


@pytest.mark.parametrize("shares", [True, False], ids=["a page that members share", "a page of one's own"])
def test_what_was_told_between_page_and_socket_has_another_number(open_page: Open, author: User, shares: bool) -> None:
    address = ThreadFactory().get_absolute_url() if shares else "/notifications/"
    tell(author)
    drawn = number_on_page(author, address)
    assert open_page(author).join(f"member-{author.pk}")["seq"] == drawn

    alert = tell(author)

    assert open_page(author).join(f"member-{author.pk}")["seq"] == alert.pk > drawn


def tell(member: User) -> Alert:
    """An alert as a worker of another process writes it."""
    about = {"name": "case-published", "kind": "case", "object_pk": 1}
    return Alert.objects.create(user=member, announcement=Announcement.objects.create(**about), **about)


def number_on_page(member: User, address: str) -> int:
    client = Client()
    client.force_login(member)
    return int(re.search(r'<live-count[^>]* newest="(\d+)"', client.get(address).content.decode())[1])

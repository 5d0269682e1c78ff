"""Two moderators, or one who presses twice: done once, logged once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from live.ringing import settle
from moderation.models import LogEntry
from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
FIVE = 5


def test_hiding_at_once_is_logged_once() -> None:
    case = published()
    moderators = [Client() for _ in range(FIVE)]
    for client in moderators:
        client.force_login(UserFactory(is_superuser=True))
    together = Barrier(FIVE)

    def hide(client: Client) -> Any:
        together.wait()
        try:
            return client.post(f"/moderation/case/{case.pk}/hide/", {"reason": "It names a person."}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(FIVE) as pool:
        answers = list(pool.map(hide, moderators))

    assert answers == [302] * FIVE
    assert LogEntry.objects.count() == 1
    assert settle(20)

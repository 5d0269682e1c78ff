"""What tests of presence say to pages and wait for."""

import time
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from forum.models import Thread
from tests.factories.accounts import UserFactory
from tests.live.conftest import Page


def at(page: Page, thread: Thread) -> Page:
    page.say({"join": thread.topic})
    page.hear_named("joined")
    return page


def told(page: Page, *, reading: int | None = None, writing: list[str] | None = None) -> dict[str, Any]:
    """The first message from now on that says so; the last one on the way to it is not looked at."""
    ends = time.monotonic() + 10
    while True:
        heard = page.hear_named("presence", ends - time.monotonic())
        if (reading is None or heard["reading"] == reading) and (writing is None or heard["writing"] == writing):
            return heard


def hears_nothing(page: Page, seconds: float = 0.4) -> None:
    with pytest.raises(TimeoutError):
        page.hear_named("presence", seconds)


def member(name: str, **fields: Any) -> User:
    return UserFactory(display_name=name, is_public=True, trusted_at=timezone.now(), **fields)

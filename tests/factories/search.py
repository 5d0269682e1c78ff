"""Entries for tests, each about a member: members are the things that every package knows."""

from datetime import UTC, datetime
from typing import Any

from accounts.models import User
from search.actions import put
from search.entries import Entry
from subjects import Key
from tests.factories.accounts import UserFactory

MOMENT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def entry(about: User | None = None, **changes: Any) -> Entry:
    """An entry that everybody may find."""
    about = about or UserFactory(is_public=True)
    shown: dict[str, Any] = {
        "key": ("member", about.pk),
        "language": "en",
        "title": "",
        "texts": [],
        "tags": [],
        "audience": frozenset({"public"}),
        "created_at": MOMENT,
    }
    return Entry(**(shown | changes))


def indexed(about: User | None = None, **changes: Any) -> Key:
    """The key of such an entry after it was put into the index."""
    made = entry(about, **changes)
    put(made)
    return made.key

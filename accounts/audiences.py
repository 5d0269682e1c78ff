"""Whom a thing is meant for, as plain words that the search index can hold."""

from typing import Any

PUBLIC = "public"
MEMBERS = "members"


def audience(user: Any) -> frozenset[str]:
    """The audiences a person belongs to: `{"public"}`, plus `"members"` and one `"group-<id>"` per group."""
    if not user.is_authenticated or not user.is_active or user.is_suspended():
        return frozenset({PUBLIC})
    return frozenset({PUBLIC, MEMBERS, *(f"group-{pk}" for pk in user.group_pks)})

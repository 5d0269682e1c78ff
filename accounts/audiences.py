"""Whom a thing is meant for, as plain words that the search index can hold."""

from collections.abc import Iterable
from typing import Any

PUBLIC = "public"
MEMBERS = "members"
_GROUP = "group-"


def audience(user: Any) -> frozenset[str]:
    """The audiences a person belongs to: `{"public"}`, plus `"members"` and one `"group-<id>"` per group."""
    if not _takes_part(user):
        return frozenset({PUBLIC})
    return frozenset({PUBLIC, MEMBERS, *map(of_group, groups(user))})


def groups(user: Any) -> frozenset[int]:
    """The ids of the groups for which a person counts; none for visitors, closed accounts and suspended members."""
    pks: frozenset[int] = user.group_pks if _takes_part(user) else frozenset()
    return pks


def of_group(pk: int) -> str:
    """The word for the members of a group."""
    return f"{_GROUP}{pk}"


def groups_in(words: Iterable[str]) -> set[int]:
    """The ids of the groups that some words speak of."""
    return {int(word.removeprefix(_GROUP)) for word in words if word.startswith(_GROUP)}


def _takes_part(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_active and not user.is_suspended())

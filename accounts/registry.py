"""What other packages know and keep of members: each registers a keeper here in `AppConfig.ready()`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models.fields.files import FieldFile

from accounts.models import MemberGroup, User


@dataclass(frozen=True)
class Deeds:
    """What speaks for a member: shown stories, posts that stand (counted up to ten), the moment of the first post."""

    stories: int = 0
    posts: int = 0
    since: datetime | None = None


@dataclass(frozen=True)
class Copied:
    """A package's part of the copy that a member is given: values for JSON, and files by their names there."""

    data: Any = field(default_factory=dict)
    files: Mapping[str, FieldFile] = field(default_factory=dict)


class Keeper:
    """What one package, by its name, keeps of members. It says only what it has to say."""

    name = ""

    def deeds(self, member: User) -> Deeds:
        """What the member did here."""
        return Deeds()

    def copied(self, member: User) -> Copied:
        """What the member is given along."""
        return Copied()

    def forget(self, member: User, *, former: str) -> None:
        """Take away, in the caller's transaction, what says who the member was, and what was nobody else's.

        `former` is the handle that stands for the member from now on.
        """

    def changed(self, members: Sequence[User]) -> None:
        """Take note, in the caller's transaction, that what is told of the members changed."""

    def groups_changed(self, member: User) -> None:
        """Take note, in the caller's transaction, that a member joined or left a group."""

    def taken_in(self, member: User, *, group: MemberGroup, by: User) -> None:
        """Take note, in the caller's transaction, that somebody took a member into a group."""


_keepers: list[Keeper] = []


def register(keeper: Keeper) -> None:
    """Ask a package from now on; one of each class is kept."""
    _keepers[:] = [*(known for known in _keepers if type(known) is not type(keeper)), keeper]


def keepers() -> list[Keeper]:
    """Everyone who keeps something of members."""
    return list(_keepers)


def deeds(member: User) -> Deeds:
    """What a member did, all packages together."""
    told = [keeper.deeds(member) for keeper in _keepers]
    moments = [one.since for one in told if one.since is not None]
    return Deeds(sum(one.stories for one in told), sum(one.posts for one in told), min(moments, default=None))


def changed(*members: User) -> None:
    """Say to everyone that what is told of members changed."""
    for keeper in _keepers:
        keeper.changed(members)


def groups_changed(member: User) -> None:
    """Say to everyone that a member joined or left a group."""
    for keeper in _keepers:
        keeper.groups_changed(member)


def taken_in(member: User, *, group: MemberGroup, by: User) -> None:
    """Say to everyone that somebody took a member into a group."""
    for keeper in _keepers:
        keeper.taken_in(member, group=group, by=by)


def copied(member: User) -> dict[str, Copied]:
    """What each package gives a member along, by its name; those that keep nothing are left out."""
    told = {keeper.name: keeper.copied(member) for keeper in _keepers}
    return {name: one for name, one in told.items() if one.data or one.files}


def forget(member: User, *, former: str) -> None:
    """Let every package forget who a member was."""
    for keeper in _keepers:
        keeper.forget(member, former=former)

"""What can be hidden: its owner registers it here in `AppConfig.ready()`."""

from typing import Protocol

from accounts.models import User
from subjects import Key


class Moderated(Protocol):
    """How moderation changes a thing it does not know."""

    kind: str

    def may_flag(self, user: User, pk: int) -> bool: ...

    def hide(self, pk: int, *, by: User, reason: str) -> None: ...

    def restore(self, pk: int, *, by: User) -> None: ...

    def is_hidden(self, pk: int) -> bool: ...


class Held(Protocol):
    """A kind whose first things wait for a moderator."""

    kind: str

    def held(self, limit: int) -> list[int]: ...

    def is_held(self, pk: int) -> bool: ...

    def release(self, pk: int, *, by: User) -> None: ...


_moderated: dict[str, Moderated] = {}
_held: dict[str, Held] = {}


def register(moderated: Moderated) -> None:
    """Make a kind one that moderators can hide."""
    _moderated[moderated.kind] = moderated


def register_held(held: Held) -> None:
    """Make a kind one whose first things wait in the queue."""
    _held[held.kind] = held


def of(kind: str) -> Moderated | None:
    """What moderates a kind; None for a kind that cannot be hidden."""
    return _moderated.get(kind)


def flagged(key: Key) -> None:
    """Tell the owner of a thing that somebody flagged it, where it wants to know (`flagged(pk)`)."""
    told = getattr(_moderated.get(key[0]), "flagged", None)
    if told is not None:
        told(key[1])


def held_of(kind: str) -> Held | None:
    """What releases a kind; None for a kind that is never held."""
    return _held.get(kind)


def held_kinds() -> list[str]:
    """The kinds whose first things wait, in alphabetical order."""
    return sorted(_held)

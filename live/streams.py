"""The streams that an open page can listen to, and their names: `thread-12`, or `threads` for an only one."""

import re
from collections.abc import Iterable
from typing import Any, Protocol

Key = tuple[str, int]
Viewer = Any  # a member or an anonymous visitor; this package stands beside `accounts`' models, not above them

# Eighteen digits always fit a BigAutoField on every database.
NAME = re.compile(r"([a-z]{1,20})(?:-([1-9][0-9]{0,17}))?")


class Stream(Protocol):
    """What the owner of a kind of stream registers in `AppConfig.ready()`."""

    kind: str

    def joinable(self, user: Viewer, pks: Iterable[int]) -> set[int]: ...

    def heads(self, pks: Iterable[int]) -> dict[int, int]: ...

    def message(self, pk: int, *, seq: int | None, name: str, key: Key, language: str) -> dict[str, object]: ...


_streams: dict[str, Stream] = {}


def register(stream: Stream) -> None:
    """Make a kind of stream known; the last registration of a kind counts."""
    _streams[stream.kind] = stream


def of(kind: str) -> Stream:
    """The stream of a kind; raises KeyError for a kind that nobody registered."""
    return _streams[kind]


def is_known(kind: str) -> bool:
    """Whether somebody registered the kind."""
    return kind in _streams


def parse_stream(name: str) -> Key:
    """`"thread-12"` → `("thread", 12)`, `"threads"` → `("threads", 0)`; raises ValueError for anything else."""
    match = NAME.fullmatch(name)
    if match is None:
        raise ValueError(f"{name!r} names no stream.")
    return match[1], int(match[2] or 0)


def format_stream(kind: str, pk: int) -> str:
    """The name that `parse_stream` reads back."""
    return f"{kind}-{pk}" if pk else kind

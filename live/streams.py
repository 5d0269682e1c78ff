"""The streams that an open page can listen to."""

from collections.abc import Iterable
from typing import Any, Protocol

Key = tuple[str, int]
Viewer = Any  # a member or an anonymous visitor; this package stands beside `accounts`' models, not above them


class Stream(Protocol):
    """What the owner of a kind of stream registers in `AppConfig.ready()`."""

    kind: str

    def joinable(self, user: Viewer, pks: Iterable[int]) -> set[int]: ...

    def heads(self, pks: Iterable[int]) -> dict[int, int]: ...

    def message(self, pk: int, *, seq: int | None, name: str, key: Key, language: str) -> dict[str, object]: ...

"""The stream of the moderators' queue."""

from collections.abc import Iterable

from moderation import rules
from subjects import Key, Viewer


class ModerationStream:
    """`moderation`: rings without content; the page then asks for the queue."""

    kind = "moderation"

    def joinable(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return set(pks) if rules.may_moderate(user) else set()

    def heads(self, pks: Iterable[int]) -> dict[int, int]:
        return {}

    def message(self, pk: int, *, seq: int | None, name: str, key: Key, language: str) -> dict[str, object]:
        return {}

"""The stream of one member's own news."""

from collections.abc import Iterable

from subjects import Key, Viewer


class MemberStream:
    """`member-<id>`: rings without content; the page then asks `/notifications/count.json`."""

    kind = "member"

    def joinable(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return {user.pk} & set(pks) if user.is_authenticated and user.is_active else set()

    def heads(self, pks: Iterable[int]) -> dict[int, int]:
        return {}

    def message(self, pk: int, *, seq: int | None, name: str, key: Key, language: str) -> dict[str, object]:
        return {}

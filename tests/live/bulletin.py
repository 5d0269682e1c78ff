"""A stream of real rows for these tests: what a member writes about themselves, one event per line."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import transaction
from django.utils import translation

import live
from accounts.models import User
from live import streams
from live.streams import Key, Viewer


class Bulletin:
    """`bulletin-<member>`: readable by whoever may see the profile."""

    kind = "bulletin"
    languages: ClassVar[list[str]] = []  # those in which messages were written

    def joinable(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return set(User.objects.visible_to(user).filter(pk__in=pks).values_list("pk", flat=True))

    def heads(self, pks: Iterable[int]) -> dict[int, int]:
        texts = User.objects.filter(pk__in=pks).values_list("pk", "about")
        return {pk: len(about.splitlines()) for pk, about in texts}

    def message(self, pk: int, *, seq: int | None, name: str, key: Key, language: str) -> dict[str, object]:
        self.languages.append(language)
        line = User.objects.get(pk=pk).about.splitlines()[(seq or 1) - 1]
        html = line.ljust(500_000) if line == "A long story." else line
        return {"html": html, "language": language, "active": translation.get_language()}


class Pocket:
    """`pocket-<member>`: the member's own, without numbers."""

    kind = "pocket"

    def joinable(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return {user.pk} & set(pks)

    def heads(self, pks: Iterable[int]) -> dict[int, int]:
        return {}

    def message(self, pk: int, *, seq: int | None, name: str, key: Key, language: str) -> dict[str, object]:
        return {}


streams.register(Bulletin())
streams.register(Pocket())


def write_silently(author: User, line: str) -> int:
    """Write a line that nobody is told of, as when the doorbell is lost; the number of the line."""
    with transaction.atomic():
        row = User.objects.select_for_update().get(pk=author.pk)
        row.about += f"{line}\n"
        row.save(update_fields=["about"])
    return len(row.about.splitlines())


@transaction.atomic
def write(author: User, line: str) -> int:
    """Write a line and ring."""
    seq = write_silently(author, line)
    live.ring(f"bulletin-{author.pk}", seq=seq, name="line-added", key=("member", author.pk))
    return seq

"""What the owner of a thing tells the search about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from subjects import Key
from tags.models import Tag


@dataclass(frozen=True)
class Entry:
    """One thing that can be found: its words as plain text, and whom it is meant for.

    `audience` holds names that `accounts.audiences.audience` gives; a reader finds the entry who has one of them.
    """

    key: Key
    language: str
    title: str
    texts: Sequence[str]
    tags: Sequence[Tag]
    audience: frozenset[str]
    created_at: datetime

    def labels(self) -> list[str]:
        """The names of its tags in all languages, so that "eau", "water" and "مياه" reach the same things."""
        return [label for tag in self.tags for label in tag.labels.values() or [tag.word or tag.name]]


@dataclass(frozen=True)
class Words:
    """The folded words of a stored entry, as full text takes them; `pk` is the stored row's."""

    pk: int
    language: str
    title: str
    labels: str
    text: str

"""What the queue and the log show, with the rights of the moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import get_language

import subjects
from moderation import registry
from moderation.models import Flag, LogEntry
from subjects import Card, Key, Viewer

QUEUE_AT_MOST = 100


@dataclass(frozen=True)
class Item:
    """One thing that waits: flagged by members (oldest flag first), or held because it is somebody's first."""

    key: Key
    card: Card
    flags: list[Flag] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.key[0]

    @property
    def pk(self) -> int:
        return self.key[1]

    @property
    def since(self) -> datetime | None:
        return self.flags[0].created_at if self.flags else None


@dataclass(frozen=True)
class Line:
    """One log entry; without a card where the reader may not see the thing."""

    entry: LogEntry
    card: Card | None


def queue(user: Viewer) -> list[Item]:
    """What waits, 100 at most: flagged things by the age of their first flag, then held ones."""
    flags = _flags_by_key(Flag.objects.open()[:QUEUE_AT_MOST])
    held = [(kind, pk) for kind in registry.held_kinds() for pk in _held(kind)]
    cards = subjects.cards(subjects.visible(user, {*flags, *held}), get_language() or "en")
    keys = [*flags, *(key for key in held if key not in flags)]
    return [Item(key, cards[key], flags.get(key, [])) for key in keys if key in cards]


def log(user: Viewer, entries: Iterable[LogEntry]) -> list[Line]:
    """Log entries with the cards of what the reader may see."""
    entries = list(entries)
    seen = subjects.visible(user, {entry.key for entry in entries})
    cards = subjects.cards(seen, get_language() or "en")
    return [Line(entry, cards.get(entry.key)) for entry in entries]


def _flags_by_key(flags: Iterable[Flag]) -> dict[Key, list[Flag]]:
    found: dict[Key, list[Flag]] = defaultdict(list)
    for flag in flags:
        found[flag.key].append(flag)
    return found


def _held(kind: str) -> list[int]:
    held = registry.held_of(kind)
    return held.held(QUEUE_AT_MOST) if held else []

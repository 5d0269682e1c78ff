"""What the queue and the log show, with the rights of the moment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.utils.translation import get_language

import subjects
from moderation import registry
from moderation.models import Flag, LogEntry
from moderation.querysets import LogQuerySet
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
    """What waits, 100 at most: flagged things by the age of their first flag, then held ones.

    What stands where the moderator does not read is not in it, and takes nobody's place.
    """
    flags = _flags_by_key(islice(_seen_flags(user), QUEUE_AT_MOST))
    held = [(kind, pk) for kind in registry.held_kinds() for pk in _held(kind) if (kind, pk) not in flags]
    cards = subjects.cards({*flags, *subjects.visible(user, held)}, get_language() or "en")
    keys = [*flags, *held]
    return [Item(key, cards[key], flags.get(key, [])) for key in keys if key in cards]


def log(user: Viewer, entries: LogQuerySet, *, limit: int) -> list[Line]:
    """So many lines at most, about what stands where the reader reads; with the cards of what the reader may see."""
    found = list(islice(_in_sight(user, entries, limit), limit))
    cards = subjects.cards({entry.key for entry, is_seen in found if is_seen}, get_language() or "en")
    return [Line(entry, cards.get(entry.key)) for entry, _is_seen in found]


def _in_sight(user: Viewer, entries: LogQuerySet, size: int) -> Iterator[tuple[LogEntry, bool]]:
    """Entries in their order, and whether the reader may see what each is about; as many batches as it takes."""
    batch = list(entries[:size])
    while batch:
        keys = {entry.key for entry in batch}
        seen = subjects.visible(user, keys)
        near = seen | subjects.in_sight(user, keys - seen)
        yield from ((entry, entry.key in seen) for entry in batch if entry.key in near)
        batch = list(entries.filter(pk__lt=batch[-1].pk)[:size]) if len(batch) == size else []


def _seen_flags(user: Viewer) -> Iterator[Flag]:
    batch = list(Flag.objects.open()[:QUEUE_AT_MOST])
    while batch:
        seen = subjects.visible(user, {flag.key for flag in batch})
        yield from (flag for flag in batch if flag.key in seen)
        is_more = len(batch) == QUEUE_AT_MOST
        batch = list(Flag.objects.open().after(batch[-1])[:QUEUE_AT_MOST]) if is_more else []


def _flags_by_key(flags: Iterable[Flag]) -> dict[Key, list[Flag]]:
    found: dict[Key, list[Flag]] = defaultdict(list)
    for flag in flags:
        found[flag.key].append(flag)
    return found


def _held(kind: str) -> list[int]:
    held = registry.held_of(kind)
    return held.held(QUEUE_AT_MOST) if held else []

"""Who is at the streams of one hub: its own seats, and for a while what other hubs said of theirs. In memory alone."""

import json
import secrets
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from django.conf import settings

from live import presence
from live.presence import Crowd, Told
from live.seats import Seat

# A page says that its member writes every third second; what comes faster is not heard.
PAUSE = 2.0
NOBODY = Crowd()
NOTHING = Told()


@dataclass
class Elsewhere:
    """What another hub said of its seats, and until when that counts."""

    number: int = 0
    until: float = 0.0
    crowds: dict[str, Crowd] = field(default_factory=dict)
    writing_until: dict[str, float] = field(default_factory=dict)

    def crowd(self, stream: str, now: float) -> Crowd:
        crowd = self.crowds.get(stream, NOBODY)
        return crowd if self.writing_until.get(stream, 0) > now else crowd._replace(writers=frozenset())


class Attendance:
    """Counts when it is asked to, in rounds: between two rounds it only notes at which streams something changed."""

    def __init__(self, listeners: Callable[[str], Collection[Seat]]) -> None:
        self._listeners = listeners
        self._name = secrets.token_hex(8)
        self._number = 0
        self._is_wanted = True
        self._served: set[str] = set()
        self._changed: set[str] = set()
        self._newcomers: dict[str, set[Seat]] = defaultdict(set)
        self._writing: dict[str, dict[int, float]] = defaultdict(dict)  # until when, by member
        self._said: dict[str, Crowd] = {}  # what other hubs know of the seats here
        self._whole_at = 0.0  # when they are told all of it again
        self._told: dict[str, Told] = {}
        self._others: dict[str, Elsewhere] = {}

    # --- what happens between two rounds ---------------------------------------------------------------

    def came(self, seat: Seat, stream: str) -> None:
        if presence.is_shown(stream):
            self._served.add(stream)
            self._newcomers[stream].add(seat)
            self._changed.add(stream)

    def went(self, seat: Seat, stream: str) -> None:
        if presence.is_shown(stream):
            self._newcomers[stream].discard(seat)
            self._writing[stream].pop(seat.user_pk or 0, None)
            self._changed.add(stream)

    def typed(self, seat: Seat, stream: str) -> None:
        """The member at this seat writes; unheard where that is not shown, or where it was said just now."""
        now = monotonic()
        is_heard = stream in seat.streams and presence.is_shown(stream) and now >= seat.typed_at + PAUSE
        if is_heard and seat.user_pk is not None:
            seat.typed_at = now
            self._writing[stream][seat.user_pk] = now + settings.LIVE_WRITING_SECONDS
            self._changed.add(stream)

    def know(self, seat: Seat, person: Any) -> None:
        """Who sits there was read again; None for a seat that is being closed."""
        if presence.introduction(person) != presence.introduction(seat.person):
            self._changed |= seat.streams
        seat.person = person

    def hear(self, letter: dict[str, Any]) -> None:
        """What another hub says of its seats; raises KeyError, TypeError or ValueError for what is no such letter."""
        crowds = {stream: Crowd.read(words) for stream, words in letter["streams"].items()}
        if letter["hub"] == self._name or not (crowds or letter["hub"] in self._others):
            return
        if letter["hub"] not in self._others:
            # It has just begun, and knows nobody here.
            self._whole_at = 0.0
        other = self._others.setdefault(letter["hub"], Elsewhere())
        if letter["number"] > other.number:
            self._take(other, crowds, letter)

    def _take(self, other: Elsewhere, crowds: dict[str, Crowd], letter: dict[str, Any]) -> None:
        now = monotonic()
        known = {} if letter["whole"] else other.crowds
        self._changed |= crowds.keys() | (other.crowds.keys() - known.keys())
        other.crowds = {stream: crowd for stream, crowd in {**known, **crowds}.items() if crowd != NOBODY}
        other.number, other.until = letter["number"], now + settings.LIVE_READING_SECONDS
        other.writing_until |= {
            stream: now + settings.LIVE_WRITING_SECONDS for stream, crowd in crowds.items() if crowd.writers
        }

    # --- a round ---------------------------------------------------------------------------------------

    def want(self, is_wanted: bool) -> None:  # noqa: FBT001  the answer to a question, passed on
        """Whether administrators want any of it to be told."""
        if is_wanted != self._is_wanted:
            self._changed |= self._served
        self._is_wanted = is_wanted

    def letter(self) -> str | None:
        """What other hubs have to be told, or None: what changed, and all of it three times in each lease."""
        now = monotonic()
        self._lapse(now)
        is_whole = now >= self._whole_at
        streams = self._changed | self._said.keys() if is_whole else self._changed
        crowds = {stream: self._here(stream, now) for stream in streams}
        news = {s: crowd for s, crowd in crowds.items() if crowd.writers or crowd != self._said.get(s, NOBODY)}
        if is_whole:
            self._whole_at = now + settings.LIVE_READING_SECONDS / 3
            news = {stream: crowd for stream, crowd in crowds.items() if crowd != NOBODY}
        is_needed = bool(news or (is_whole and self._said))
        self._said = {s: crowd for s, crowd in {**self._said, **crowds}.items() if crowd != NOBODY}
        return self._written(news, is_whole=is_whole) if is_needed else None

    def farewell(self) -> str | None:
        """What other hubs have to be told when the last seat is left, or None."""
        return self._written({}, is_whole=True) if self._said else None

    def due(self) -> Iterator[tuple[Seat, str]]:
        """Each seat that has to be told something, with the words: all where the number changed, else who just came."""
        now = monotonic()
        changed, self._changed = self._changed, set()
        newcomers, self._newcomers = self._newcomers, defaultdict(set)
        for stream in changed:
            before, told = self._told.get(stream, NOTHING), self._tell(stream, now)
            if told != before:
                yield from self._texts(stream, told, self._listeners(stream))
            elif told != NOTHING:
                yield from self._texts(stream, told, newcomers[stream])
            if told.writers:
                # Their leases are looked at in each round.
                self._changed.add(stream)

    def _tell(self, stream: str, now: float) -> Told:
        if not self._listeners(stream):
            self._served.discard(stream)
        if not (self._is_wanted and stream in self._served):
            self._told.pop(stream, None)
            return NOTHING
        crowds = [self._here(stream, now), *(other.crowd(stream, now) for other in self._others.values())]
        told = self._told[stream] = Told.of(Crowd.joint(crowds))
        return told

    def _here(self, stream: str, now: float) -> Crowd:
        if not self._is_wanted:
            return NOBODY
        seats = [seat for seat in self._listeners(stream) if seat.closing is None]
        shown = {seat.user_pk: found for seat in seats if (found := presence.introduction(seat.person))}
        writing = self._writing.get(stream, {})
        writers = {presence.Writer(pk, *shown[pk]) for pk, until in writing.items() if until > now and pk in shown}
        visitors = sum(seat.user_pk is None for seat in seats)
        return Crowd(frozenset(pk for pk in shown if pk is not None), visitors, frozenset(writers))

    def _texts(self, stream: str, told: Told, seats: Collection[Seat]) -> Iterator[tuple[Seat, str]]:
        texts: dict[tuple[str, ...], str] = {}
        for seat in seats:
            names = told.writers_for(seat.user_pk)
            if names not in texts:
                texts[names] = told.text(stream, names)
            yield seat, texts[names]

    def _written(self, crowds: dict[str, Crowd], *, is_whole: bool) -> str:
        self._number += 1
        streams = {stream: crowd.words() for stream, crowd in crowds.items()}
        return json.dumps({"hub": self._name, "number": self._number, "whole": is_whole, "streams": streams})

    def _lapse(self, now: float) -> None:
        for name, other in list(self._others.items()):
            if other.until <= now:
                self._changed |= self._others.pop(name).crowds.keys()
        for stream in self._changed:
            living = {pk: until for pk, until in self._writing.pop(stream, {}).items() if until > now}
            if living:
                self._writing[stream] = living

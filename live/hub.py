"""One hub per event loop: it watches each stream once, and passes what it hears on to every seat."""

import asyncio
import json
import logging
import math
from collections.abc import Coroutine
from itertools import islice
from typing import Any

from django.conf import settings

from live import doors, rights
from live.attendance import Attendance
from live.rounds import ask, attend, bid_farewell, guarded
from live.seats import LOST_RIGHT, Seat

logger = logging.getLogger(__name__)
# A letter on its way is no loss: what the comparison finds gets this long to arrive by itself (seconds).
ON_ITS_WAY = 0.5
# Members whose rights are asked in one go: small enough for the first to be closed before the last was asked.
AT_ONCE = 50


class Hub:
    """Knows the seats of this loop; works while there are any."""

    def __init__(self) -> None:
        self.changed = asyncio.Event()
        self.attendance = Attendance(lambda stream: self._listeners.get(stream, ()))
        self._seats: dict[Seat, None] = {}  # in the order in which their rights were last asked
        self._listeners: dict[str, set[Seat]] = {}
        self._reached: dict[str, int] = {}  # the newest number that the listeners of a stream were told
        self._carried: set[str] = set()  # streams that the door confirmed before
        self._doubted: set[str] = set()  # streams that it confirmed just now
        self._doubt = asyncio.Event()
        self._orders = 0
        self._tasks: set[asyncio.Task[None]] = set()

    # --- what consumers call ---------------------------------------------------------------------------

    def enter(self, seat: Seat) -> None:
        if not self._seats:
            _hubs[asyncio.get_running_loop()] = self
            rounds = (self._compare(), self._compare_doubted(), self._beat(), attend(self.attendance))
            for work in (doors.door().listen(self), *rounds):
                self._start(work)
        self._seats[seat] = None

    def leave(self, seat: Seat) -> None:
        for stream in list(seat.streams):
            self.part(seat, stream)
        self._seats.pop(seat, None)
        if not self._seats:
            _hubs.pop(asyncio.get_running_loop(), None)
            for task in self._tasks:
                task.cancel()
            bid_farewell(self.attendance)

    async def join(self, seat: Seat, stream: str) -> None:
        """Let a seat hear a stream, or refuse, as the stream's own rule says. Never waits for the door."""
        if not await self._may_join(seat, stream):
            seat.put(json.dumps({"stream": stream, "name": "refused"}))
            return
        seat.streams.add(stream)
        self._listeners.setdefault(stream, set()).add(seat)
        self.changed.set()
        # The number is read after the seat began to listen: nothing falls in between.
        head = (await ask(rights.heads, [stream])).get(stream)
        if head is not None:
            self._reached.setdefault(stream, head)
        seat.put(json.dumps({"stream": stream, "name": "joined", "seq": head}))
        if stream in seat.streams:
            self.attendance.came(seat, stream)

    def part(self, seat: Seat, stream: str) -> None:
        seat.streams.discard(stream)
        listeners = self._listeners.get(stream, set())
        listeners.discard(seat)
        self.attendance.went(seat, stream)
        if not listeners:
            self._listeners.pop(stream, None)
            self._reached.pop(stream, None)
            self._carried.discard(stream)
            self.changed.set()

    def beat(self, seat: Seat) -> None:
        """Tell a page how far its streams have come, as far as this process knows."""
        heads = {stream: self._reached[stream] for stream in sorted(seat.streams & self._reached.keys())}
        seat.put(json.dumps({"name": "heads", "heads": heads}))

    # --- what the door calls ---------------------------------------------------------------------------

    def served(self) -> set[str]:
        return set(self._listeners)

    def languages(self, stream: str) -> set[str]:
        return {seat.language for seat in list(self._listeners.get(stream, ()))}

    def receive(self, channel: str, letter: str) -> None:
        try:
            words = json.loads(letter)
            if channel == doors.EVERYWHERE:
                self._recheck(words["stream"], words["user"])
            elif channel == doors.PRESENCE:
                self.attendance.hear(words)
            else:
                self._deliver(channel, words["seq"], words["texts"])
        except (ValueError, KeyError, TypeError, AttributeError):
            # During an upgrade two versions share the door; what one cannot read, the comparison heals.
            logger.exception("A letter on %s could not be read.", channel)

    def confirm(self, stream: str) -> None:
        self._doubted.add(stream)
        self._doubt.set()

    # --- fan-out ---------------------------------------------------------------------------------------

    def _deliver(self, stream: str, seq: int | None, texts: dict[str, str]) -> None:
        if stream in self._reached and seq is not None:
            self._reached[stream] = max(self._reached[stream], seq)
        # Whoever came while the texts were written, with a language of one's own, is told to fetch.
        missed = {"stream": stream, "seq": None, "name": "missed"}
        other = json.dumps(missed if seq is None else {"name": "heads", "heads": {stream: seq}})
        for seat in self._listeners.get(stream, ()):
            seat.put(texts.get(seat.language, other))

    def _tell(self, stream: str, words: dict[str, Any]) -> None:
        text = json.dumps(words)
        for seat in self._listeners.get(stream, ()):
            seat.put(text)

    def _announce(self, heads: dict[str, int]) -> None:
        """Tell listeners of numbers that they were not told yet, so that their pages fetch."""
        for stream, head in self._ahead(heads).items():
            self._reached[stream] = head
            self._tell(stream, {"name": "heads", "heads": {stream: head}})

    def _ahead(self, heads: dict[str, int]) -> dict[str, int]:
        return {stream: head for stream, head in heads.items() if head > self._reached.get(stream, head)}

    # --- rounds ----------------------------------------------------------------------------------------

    async def _compare(self) -> None:
        """Heal what the door lost: numbers of all served streams, and a share of the seats' rights."""
        while True:
            await asyncio.sleep(settings.LIVE_COMPARE_SECONDS)
            await guarded(self._catch_up(self.served()))
            await guarded(self._ask_again(self._longest_unasked()))

    async def _compare_doubted(self) -> None:
        while True:
            await self._doubt.wait()
            # All streams of one new subscription are compared in one question.
            await asyncio.sleep(0.05)
            self._doubt.clear()
            doubted, self._doubted = self._doubted, set()
            await guarded(self._settle(doubted))

    async def _settle(self, doubted: set[str]) -> None:
        sequenced = await self._catch_up(doubted)
        # A stream without numbers cannot be compared: when it was cut off, its pages ask anew.
        for stream in (doubted - sequenced) & self._carried:
            self._tell(stream, {"stream": stream, "seq": None, "name": "missed"})
        self._carried |= doubted & self.served()

    async def _catch_up(self, streams: set[str]) -> set[str]:
        """Announce what the listeners were not told; those of the streams that have numbers."""
        heads = await ask(rights.heads, streams)
        if self._ahead(heads):
            await asyncio.sleep(ON_ITS_WAY)
            self._announce(heads)
        return set(heads)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(settings.LIVE_HEARTBEAT_SECONDS)
            for seat in self._seats:
                self.beat(seat)

    # --- rights ----------------------------------------------------------------------------------------

    async def _may_join(self, seat: Seat, stream: str) -> bool:
        while True:
            orders = self._orders
            right = await ask(rights.with_right, {seat: frozenset({stream})})
            # An order to ask again that came meanwhile did not see this seat among the listeners.
            if orders == self._orders:
                seat.person = right.get(seat)
                return seat in right

    def _recheck(self, stream: str | None, user_pk: int | None) -> None:
        self._orders += 1
        meant = [
            seat
            for seat in self._seats
            if (stream is None or stream in seat.streams) and (user_pk is None or seat.user_pk == user_pk)
        ]
        self._start(guarded(self._ask_again(meant)))

    async def _ask_again(self, seats: list[Seat]) -> None:
        """Close the seats that lost a right; they may come back and are refused what they lost."""
        for first in range(0, len(seats), AT_ONCE):
            wishes = {seat: frozenset(seat.streams) for seat in seats[first : first + AT_ONCE] if seat.closing is None}
            right = await ask(rights.with_right, wishes)
            for seat in wishes:
                self.attendance.know(seat, right.get(seat))
                if seat not in right:
                    seat.close(LOST_RIGHT)

    def _longest_unasked(self) -> list[Seat]:
        """The seats whose turn it is, so that each has its turn within LIVE_RECHECK_SECONDS."""
        share = settings.LIVE_COMPARE_SECONDS / settings.LIVE_RECHECK_SECONDS
        turn = list(islice(self._seats, math.ceil(len(self._seats) * share)))
        for seat in turn:
            del self._seats[seat]
            self._seats[seat] = None
        return turn

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}


def here() -> Hub:
    """The hub of the running loop."""
    return _hubs.get(asyncio.get_running_loop()) or Hub()

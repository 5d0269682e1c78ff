"""From a committed change to the door without holding the writer: a bounded queue and one background thread."""

import atexit
import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from queue import Full, Queue
from threading import Lock, Thread

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections, transaction
from django.utils import translation

from live import doors, streams
from live.streams import Key

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ring:
    """One event that pages which listen to a stream should hear about."""

    stream: str
    seq: int | None
    name: str
    key: Key

    def letter(self, languages: Iterable[str]) -> str:
        """What the door carries: the ready text for each of these languages, and the number for the comparison."""
        texts = {language: self._text(language) for language in sorted(languages)}
        return json.dumps({"seq": self.seq, "texts": texts})

    def _text(self, language: str) -> str:
        kind, pk = streams.parse_stream(self.stream)
        with translation.override(language):
            payload = streams.of(kind).message(pk, seq=self.seq, name=self.name, key=self.key, language=language)
        event = {**payload, "stream": self.stream, "seq": self.seq, "name": self.name, "key": self.key}
        return json.dumps(event, cls=DjangoJSONEncoder, ensure_ascii=False)


@dataclass(frozen=True)
class Recheck:
    """The order to ask again who may listen: to a stream, on behalf of a member, or everybody."""

    stream: str | None
    user_pk: int | None

    def letter(self) -> str:
        return json.dumps({"stream": self.stream, "user": self.user_pk})


def ring(stream: str, *, seq: int | None, name: str, key: Key) -> None:
    """Tell open pages of an event once the caller's transaction is committed; returns at once and never raises later.

    It may be lost (full queue, dead process, dead Redis): the comparison with the database then tells the pages.
    """
    transaction.on_commit(partial(_ringer.put, Ring(stream, seq, name, key)), robust=True)


def recheck(stream: str | None = None, user_pk: int | None = None) -> None:
    """After the commit, have every socket process ask again who may listen; who may no more is closed with 4403."""
    transaction.on_commit(partial(_ringer.put, Recheck(stream, user_pk)), robust=True)


def settle(seconds: float) -> bool:
    """Wait until all that was rung so far has been passed on or dropped; whether it came to that within the time."""
    return _ringer.settle(seconds)


class Ringer:
    """Renders and publishes in one thread what many threads ring."""

    def __init__(self, length: int = 1000) -> None:
        self._waiting: Queue[Ring | Recheck] = Queue(maxsize=length)
        self._starting = Lock()
        self._thread: Thread | None = None

    def put(self, rung: Ring | Recheck) -> None:
        """Queue it; dropped when the queue is full, for the writer must not wait and the comparison will heal it."""
        try:
            self._waiting.put_nowait(rung)
        except Full:
            logger.warning("Too much waits to be said to open pages; dropped %s", rung)
        self._start()

    def settle(self, seconds: float) -> bool:
        with self._waiting.all_tasks_done:
            return self._waiting.all_tasks_done.wait_for(lambda: not self._waiting.unfinished_tasks, seconds)

    def _start(self) -> None:
        # After a fork only the forking thread lives on, hence the question on each ring.
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._pass_on_for_ever, name="live-ringer", daemon=True)
                self._thread.start()

    def _pass_on_for_ever(self) -> None:
        while True:
            rung = self._waiting.get()
            try:
                _pass_on(rung)
            except Exception:
                logger.exception("Could not say to open pages: %s", rung)
            if self._waiting.empty():
                # An idle thread keeps no connection: nothing else would ever close it.
                connections.close_all()
            self._waiting.task_done()


def _pass_on(rung: Ring | Recheck) -> None:
    door = doors.door()
    if isinstance(rung, Recheck):
        if door.reaches(doors.EVERYWHERE):
            door.publish(doors.EVERYWHERE, rung.letter())
    # Most of what happens has no page that listens: nothing is rendered for nobody.
    elif languages := door.languages(rung.stream):
        door.publish(rung.stream, rung.letter(languages))


_ringer = Ringer()
# A process that stops in good order says first what it still has to say.
atexit.register(settle, 1.0)

"""What this process keeps ready because it was drawn a moment ago."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    """At most `size` things, each for at most `seconds`; what was asked for longest ago goes first.

    The age is a limit for what the key does not name: a member's changed name, a renamed board.
    """

    def __init__(self, *, size: int, seconds: float) -> None:
        self.size, self.seconds = size, seconds
        self._things: OrderedDict[Hashable, tuple[float, Kept]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Kept | None:
        """The thing, or None when it is not there or too old."""
        with self._lock:
            put_at, thing = self._things.get(key, (0.0, None))
            if thing is None or monotonic() - put_at > self.seconds:
                return None
            self._things.move_to_end(key)
            return thing

    def put(self, key: Hashable, thing: Kept) -> Kept:
        """Keep the thing and return it."""
        with self._lock:
            self._things[key] = (monotonic(), thing)
            self._things.move_to_end(key)
            while len(self._things) > self.size:
                self._things.popitem(last=False)
        return thing

    def get_or_make(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """The kept thing, else a new one, which is kept. Two threads may make the same thing; either will do."""
        found = self.get(key)
        return found if found is not None else self.put(key, make())

"""The doorbell between the processes that write and the processes that hold sockets. It may lose what it carries."""

import asyncio
from functools import cache
from typing import Protocol

from django.conf import settings

# The channel of letters that concern every process, whatever it serves.
EVERYWHERE = "everywhere"
# The channel on which hubs tell one another who is at their seats.
PRESENCE = "presence"


class House(Protocol):
    """Who listens at a door: the hub of one event loop."""

    changed: asyncio.Event

    def served(self) -> set[str]: ...

    def languages(self, stream: str) -> set[str]:
        """Those in which pages listen to the stream; may be asked from another thread."""

    def receive(self, channel: str, letter: str) -> None: ...

    def confirm(self, stream: str) -> None:
        """The door carries this stream from now on; what was said before may have been missed."""


class Door(Protocol):
    def reaches(self, channel: str) -> bool:
        """Whether a letter on the channel can reach any page now; otherwise it need not be written."""

    def languages(self, stream: str) -> set[str]:
        """In which languages pages may listen to the stream now: what nobody reads need not be written."""

    def publish(self, channel: str, letter: str) -> None:
        """Pass a letter on, from any thread; raises nothing when it is lost."""

    async def listen(self, house: House) -> None:
        """Bring letters to the house until cancelled, and confirm each stream from which on it brings them."""


def door() -> Door:
    """The door of this process: through Redis where REDIS_URL is set, else within the process."""
    return _door(settings.REDIS_URL)


@cache
def _door(address: str) -> Door:
    if not address:
        return LocalDoor()
    from live.redis_door import RedisDoor  # where no Redis is used, its client need not be loaded

    # Pub/sub knows no database numbers, and two sites may share one Redis.
    return RedisDoor(address, prefix=f"{settings.REDIS_PREFIX} live ")


class LocalDoor:
    """Pages and sockets in one process: pages run in threads, each hub in its loop."""

    def __init__(self) -> None:
        self._listening: dict[asyncio.AbstractEventLoop, House] = {}

    def reaches(self, channel: str) -> bool:
        return any(channel == EVERYWHERE or house.languages(channel) for house in list(self._listening.values()))

    def languages(self, stream: str) -> set[str]:
        return set[str]().union(*(house.languages(stream) for house in list(self._listening.values())))

    def publish(self, channel: str, letter: str) -> None:
        for loop, house in list(self._listening.items()):
            # A loop that has just ended has nobody left to tell.
            if not loop.is_closed():
                loop.call_soon_threadsafe(house.receive, channel, letter)

    async def listen(self, house: House) -> None:
        # Nothing needs confirming: what happens in this process is carried from the first moment.
        loop = asyncio.get_running_loop()
        self._listening[loop] = house
        try:
            await loop.create_future()
        finally:
            del self._listening[loop]

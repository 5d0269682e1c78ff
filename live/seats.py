"""One open page's place at the hub."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

LOST_RIGHT = 4403
TOO_SLOW = 4408


@dataclass(frozen=True)
class Pipe:
    """How a seat's words reach its socket."""

    send: Callable[[str], Awaitable[None]]
    close: Callable[[int], Awaitable[None]]


@dataclass(eq=False)
class Seat:
    """Who sits there, what the page listens to, and what still waits to be sent to it.

    Nobody waits for a slow page: at most LIVE_QUEUE_LENGTH texts wait, then the seat is closed with 4408.
    """

    pipe: Pipe
    language: str
    user_pk: int | None = None
    session_key: str | None = None
    person: Any = None  # the member, as read when the right to listen was asked last
    typed_at: float = 0.0
    streams: set[str] = field(default_factory=set)
    closing: int | None = None
    _waiting: deque[str] = field(default_factory=deque)
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, text: str) -> None:
        if self.closing is not None:
            return
        if len(self._waiting) >= settings.LIVE_QUEUE_LENGTH:
            self.close(TOO_SLOW)
            return
        self._waiting.append(text)
        self._woken.set()

    def close(self, code: int) -> None:
        """Close the socket as soon as it can be written to; what still waits is dropped. The first code counts."""
        if self.closing is None:
            self.closing = code
            self._waiting.clear()
            self._woken.set()

    async def write(self) -> None:
        """The one writer of this socket: runs until the seat is closed or the page has gone."""
        try:
            while self.closing is None:
                await self._woken.wait()
                self._woken.clear()
                while self._waiting:
                    await self.pipe.send(self._waiting.popleft())
            await self.pipe.close(self.closing)
        except OSError:
            # The page has gone; the consumer hears of it by itself.
            return

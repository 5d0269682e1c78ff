"""One WebSocket per page: it joins, leaves and listens. It never renders and never writes."""

import asyncio
import json
import logging
from typing import Any
from urllib.parse import parse_qs

from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings

from live import hub
from live.seats import Pipe, Seat
from live.streams import parse_stream

logger = logging.getLogger(__name__)
UNREADABLE = 4400
TRY_LATER = 1013
LONGEST_MESSAGE = 1024  # bytes
STREAMS_AT_MOST = 10


class LiveConsumer(AsyncWebsocketConsumer):
    async def connect(self) -> None:
        await self.accept()
        user, session = self.scope["user"], self.scope["session"]
        self.seat = Seat(
            Pipe(self.send, self.close),
            language=_language(self.scope["query_string"]),
            user_pk=user.pk if user.is_authenticated else None,
            session_key=session.session_key,
        )
        self.hub = hub.here()
        self.hub.enter(self.seat)
        self.writer = asyncio.get_running_loop().create_task(self.seat.write())

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        try:
            wish, stream = _read(text_data)
            if wish == "join" and len(self.seat.streams | {stream}) > STREAMS_AT_MOST:
                raise ValueError("Too many streams.")
        except (ValueError, RecursionError):
            self.seat.close(UNREADABLE)
        else:
            await self._grant(wish, stream)

    async def disconnect(self, code: int) -> None:
        self.hub.leave(self.seat)
        self.writer.cancel()

    async def _grant(self, wish: str, stream: str) -> None:
        if wish == "leave":
            self.hub.part(self.seat, stream)
        elif wish == "beat":
            self.hub.beat(self.seat)
        elif wish == "typing":
            self.hub.attendance.typed(self.seat, stream)
        else:
            try:
                await self.hub.join(self.seat, stream)
            except Exception:
                logger.exception("Nobody can join %s now.", stream)
                self.seat.close(TRY_LATER)


def _language(query: bytes) -> str:
    """The interface language that the page asks for by `?lang=`, else the site's own."""
    asked = parse_qs(query.decode("latin-1")).get("lang", [""])[0]
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _read(text: str | None) -> tuple[str, str]:
    """A wish and the stream it is about; raises ValueError for whatever is not a wish."""
    if text is None or len(text.encode()) > LONGEST_MESSAGE:
        raise ValueError("Only short texts are read.")
    wishes: Any = json.loads(text)
    match wishes:
        case {"join": str(stream)} if len(wishes) == 1:
            wish = "join"
        case {"leave": str(stream)} if len(wishes) == 1:
            wish = "leave"
        case {"typing": str(stream)} if len(wishes) == 1:
            wish = "typing"
        case {"beat": 1} if len(wishes) == 1:
            return "beat", ""
        case _:
            raise ValueError("No such wish.")
    parse_stream(stream)
    return wish, stream

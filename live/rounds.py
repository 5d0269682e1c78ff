"""What a hub does again and again, and must go on doing."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from channels.db import database_sync_to_async
from django.conf import settings

from live import doors, rights
from live.attendance import Attendance

logger = logging.getLogger(__name__)


async def ask(question: Callable[..., Any], *about: Any) -> Any:
    """What a blocking question answers, asked beside the loop."""
    return await database_sync_to_async(question)(*about)


async def guarded(work: Coroutine[Any, Any, object]) -> None:
    """A round that fails, say because the database restarts, must not end the rounds."""
    try:
        await work
    except Exception:
        logger.exception("A round of the hub failed; the next one may not.")


async def attend(attendance: Attendance) -> None:
    """Tell other hubs and the seats here who reads and writes, every LIVE_PRESENCE_SECONDS at most."""
    while True:
        await asyncio.sleep(settings.LIVE_PRESENCE_SECONDS)
        await guarded(_tell(attendance))


def bid_farewell(attendance: Attendance) -> None:
    """Tell other hubs that nobody is left here; nobody waits for it."""
    if letter := attendance.farewell():
        asyncio.get_running_loop().run_in_executor(None, doors.door().publish, doors.PRESENCE, letter)


async def _tell(attendance: Attendance) -> None:
    attendance.want(await ask(rights.shows_presence))
    if letter := attendance.letter():
        await asyncio.to_thread(doors.door().publish, doors.PRESENCE, letter)
    for seat, text in attendance.due():
        seat.put(text)

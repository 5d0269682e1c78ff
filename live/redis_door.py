"""The doorbell between processes: redis pub/sub, which alone tells from when on it brings a stream again."""

import asyncio
import logging
import random
import time
from typing import Any

import redis
import redis.asyncio
from django.conf import settings
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from live.doors import EVERYWHERE, PRESENCE, House

logger = logging.getLogger(__name__)
LOST = (RedisError, OSError)
ALWAYS = (EVERYWHERE, PRESENCE)


class RedisDoor:
    """Between processes, by redis pub/sub: one channel per served stream and process."""

    def __init__(self, address: str, *, prefix: str) -> None:
        self._address = address
        self._prefix = prefix
        # The second try is for a connection that a restarted Redis left behind.
        self._sender = redis.Redis.from_url(
            address, socket_timeout=0.3, socket_connect_timeout=0.3, retry=Retry(NoBackoff(), 1)
        )
        self._shut_until = 0.0

    def reaches(self, channel: str) -> bool:
        if time.monotonic() < self._shut_until:
            return False
        try:
            [(_name, listeners)] = self._sender.pubsub_numsub(self._prefix + channel)
        except LOST as lost:
            self._shut(lost)
            return False
        return int(listeners) > 0

    def languages(self, stream: str) -> set[str]:
        # Redis knows that a process listens, not for whom.
        return set(dict(settings.LANGUAGES)) if self.reaches(stream) else set()

    def publish(self, channel: str, letter: str) -> None:
        try:
            self._sender.publish(self._prefix + channel, letter)
        except LOST as lost:
            self._shut(lost)

    def _shut(self, lost: Exception) -> None:
        """A Redis that hangs costs each letter a second: for a moment none is tried."""
        self._shut_until = time.monotonic() + 1
        logger.warning("Redis carries nothing to open pages: %s", lost)

    async def listen(self, house: House) -> None:
        pause = 0.1
        while True:
            began = time.monotonic()
            try:
                await self._listen_once(house)
            except* LOST as lost:
                logger.warning("Redis brings nothing to open pages: %s", lost.exceptions[0])
            pause = 0.1 if time.monotonic() - began > 5 else min(1.0, pause * 2)
            await asyncio.sleep(pause * random.uniform(0.5, 1))  # noqa: S311  spreads the processes, hides nothing

    async def _listen_once(self, house: House) -> None:
        # Without retries of its own the client cannot reconnect behind our back and hide a loss.
        client = redis.asyncio.Redis.from_url(
            self._address, socket_timeout=2, socket_connect_timeout=0.5, retry=Retry(NoBackoff(), 0)
        )
        async with client, client.pubsub() as bell, asyncio.TaskGroup() as tasks:
            # A pub/sub without any channel cannot be read.
            await bell.subscribe(*(self._prefix + channel for channel in ALWAYS))
            tasks.create_task(self._follow(bell, house))
            tasks.create_task(self._read(bell, house))

    async def _follow(self, bell: Any, house: House) -> None:
        """Keep the subscriptions equal to what the house serves."""
        carried: set[str] = set()
        while True:
            house.changed.clear()
            served = house.served()
            if new := served - carried:
                await bell.subscribe(*(self._prefix + stream for stream in new))
            if old := carried - served:
                await bell.unsubscribe(*(self._prefix + stream for stream in old))
            carried = served
            await house.changed.wait()

    async def _read(self, bell: Any, house: House) -> None:
        silent = 0
        while silent < 3:
            message = await bell.get_message(timeout=5)
            if message is None:
                silent += 1
                await bell.ping()
            else:
                silent = 0
                self._take(message, house)
        raise TimeoutError("Redis did not answer three times.")

    def _take(self, message: dict[str, Any], house: House) -> None:
        if message["type"] not in {"message", "subscribe"}:
            return
        channel = message["channel"].decode().removeprefix(self._prefix)
        if message["type"] == "message":
            house.receive(channel, message["data"].decode())
        elif channel not in ALWAYS:
            house.confirm(channel)

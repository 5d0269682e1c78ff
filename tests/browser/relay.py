"""A relay between browser and site that can really cut sockets: closed connections, refused new ones."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any

LIVE = b"GET /live/"


class Relay:
    """Listens on a free port of this machine and passes every connection on to the site's port."""

    def __init__(self, site_port: int, *, port: int) -> None:
        self.site_port = site_port
        self.port = port
        self.is_cut = False
        self.sockets: set[asyncio.StreamWriter] = set()
        self.accepted = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()
        self._ready.wait(10)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def cut(self) -> None:
        """Close every open WebSocket and refuse new ones until `restore`."""
        self.is_cut = True
        self._call(self._close_sockets())

    def restore(self) -> None:
        self.is_cut = False

    def _call(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(asyncio.start_server(self._connected, "127.0.0.1", self.port))
        self._ready.set()
        self._loop.run_forever()
        left = asyncio.all_tasks(self._loop)
        for task in left:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self._loop.close()

    async def _close_sockets(self) -> None:
        for writer in list(self.sockets):
            writer.transport.abort()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._serve(reader, writer)
        except (OSError, asyncio.CancelledError):
            pass  # The browser or the site hung up, as they may, or the relay ends.
        finally:
            self.sockets.discard(writer)
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await reader.read(65536)
        is_socket = first.startswith(LIVE)
        if not first or (is_socket and self.is_cut):
            return
        if is_socket:
            self.accepted += 1
            self.sockets.add(writer)
        await self._pass_on(first, reader, writer)

    async def _pass_on(self, first: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        site_reader, site_writer = await asyncio.open_connection("127.0.0.1", self.site_port)
        site_writer.write(first)
        there = asyncio.ensure_future(_copy(reader, site_writer))
        back = asyncio.ensure_future(_copy(site_reader, writer))
        try:
            await asyncio.wait({there, back}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            there.cancel()
            back.cancel()
            site_writer.transport.abort()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()

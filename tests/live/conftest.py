"""A real server with real sockets, in a thread of the test process."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

import pytest
import uvicorn
from asgiref.sync import sync_to_async
from django.conf import settings as site_settings
from django.db import connections
from django.test import Client
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from accounts.models import User
from config.ports import free_port
from live import ringing
from tests.factories.accounts import UserFactory
from tests.live.own_redis import OwnRedis


class Server:
    """uvicorn with the site's own ASGI application, on a free port."""

    def __enter__(self) -> Self:
        from config.asgi import application

        config = uvicorn.Config(
            application,
            port=0,
            ws="websockets-sansio",
            ws_per_message_deflate=False,
            lifespan="off",
            log_config=None,
            timeout_graceful_shutdown=2,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        self.host = f"127.0.0.1:{self._server.servers[0].sockets[0].getsockname()[1]}"
        return self

    def __exit__(self, *_exception: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        assert not self._thread.is_alive()

    async def _serve(self) -> None:
        await self._server.serve()
        # The thread in which the sockets ask the database would keep its connection for ever.
        await sync_to_async(connections.close_all)()


class Page:
    """An open page: its socket, as a browser would hold it."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    def say(self, wish: dict[str, Any]) -> None:
        self.socket.send(json.dumps(wish))

    def hear(self, seconds: float = 5) -> dict[str, Any]:
        heard: dict[str, Any] = json.loads(self.socket.recv(timeout=seconds))
        return heard

    def hear_named(self, name: str, seconds: float = 5) -> dict[str, Any]:
        """The next message of that name; others before it are passed over."""
        ends = time.monotonic() + seconds
        while (heard := self.hear(max(0, ends - time.monotonic())))["name"] != name:
            pass
        return heard

    def join(self, stream: str) -> dict[str, Any]:
        self.say({"join": stream})
        return self.hear()

    def close_code(self, seconds: float = 5) -> int | None:
        """The code with which the server closes; whatever is said before is passed over."""
        ends = time.monotonic() + seconds
        try:
            while True:
                self.socket.recv(timeout=max(0, ends - time.monotonic()))
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else None


Open = Callable[..., Page]


@pytest.fixture(autouse=True)
def quiet(transactional_db: None) -> Iterator[None]:
    """What one test rings must not reach into the next."""
    yield
    assert ringing.settle(10)


@pytest.fixture
def server(quiet: None, settings: Any) -> Iterator[Server]:
    settings.LIVE_COMPARE_SECONDS = settings.LIVE_PRESENCE_SECONDS = 60
    with Server() as running:
        yield running


@pytest.fixture
def own_redis(tmp_path: Path, settings: Any) -> Iterator[OwnRedis]:
    running = OwnRedis(tmp_path, free_port()).start()
    settings.REDIS_URL = f"redis://127.0.0.1:{running.port}/0"
    yield running
    running.stop()


@pytest.fixture
def author() -> User:
    return UserFactory(is_public=True)


@pytest.fixture
def open_page(server: Server) -> Iterator[Open]:
    """Open a page: `open_page(member, lang="fr", **options of the connection)`, or in a window: `client=…`."""
    with ExitStack() as stack:

        def opened(
            member: User | None = None,
            *,
            lang: str = "en",
            client: Client | None = None,
            host: str = "",
            **options: Any,
        ) -> Page:
            host = host or server.host
            options.setdefault("origin", f"http://{host}")
            address = f"ws://{host}/live/?lang={lang}"
            socket = connect(address, additional_headers=cookies(member, client), compression=None, **options)
            return Page(stack.enter_context(socket))

        yield opened


def cookies(member: User | None, client: Client | None) -> dict[str, str]:
    if member is not None:
        client = Client()
        client.force_login(member)
    if client is None:
        return {}
    return {"Cookie": f"{site_settings.SESSION_COOKIE_NAME}={client.session.session_key}"}

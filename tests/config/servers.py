"""The two applications of the site, asked as granian and uvicorn ask them."""

import asyncio
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any, NamedTuple, TypeVar

from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.db import connections

SERVERS = ("granian", "uvicorn")
Result = TypeVar("Result")


class Reply(NamedTuple):
    status: int
    text: str


def ask(server: str, address: str, *, method: str = "GET", body: Iterable[bytes] = (), **headers: str) -> Reply:
    """What the server answers; `content_type="…"` is a header, and a body in several parts has no length."""
    path, _mark, query = address.partition("?")
    parts = list(body)
    named = {name.replace("_", "-"): value for name, value in {"host": "testserver", **headers}.items()}
    if len(parts) == 1:
        named["content-length"] = str(len(parts[0]))
    if server == "granian":
        return _ask_granian(method, path, query, named, parts)
    return apart(_ask_uvicorn(method, path, query, named, parts))


def apart(work: Coroutine[Any, Any, Result]) -> Result:
    """What comes of it in a thread with a loop of its own: the loop of this one may be driving a browser."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _and_leave(work)).result()


async def _and_leave(work: Coroutine[Any, Any, Result]) -> Result:
    try:
        return await work
    finally:
        # The thread in which the application asked the database would keep its connection for ever.
        await sync_to_async(connections.close_all)()


def _ask_granian(method: str, path: str, query: str, headers: dict[str, str], parts: list[bytes]) -> Reply:
    from config.wsgi import application

    environ: dict[str, Any] = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}
    environ |= {"SERVER_NAME": "testserver", "SERVER_PORT": "80", "wsgi.url_scheme": "http"}
    for name, value in headers.items():
        key = name.upper().replace("-", "_")
        environ[key if key.startswith("CONTENT_") else f"HTTP_{key}"] = value
    statuses: list[str] = []
    response = application(
        {**environ, "wsgi.input": BytesIO(b"".join(parts))}, lambda status, _headers: statuses.append(status)
    )
    text = b"".join(response).decode()
    response.close()
    return Reply(int(statuses[0].split()[0]), text)


async def _ask_uvicorn(method: str, path: str, query: str, headers: dict[str, str], parts: list[bytes]) -> Reply:
    from config.asgi import application

    scope = {"type": "http", "http_version": "1.1", "method": method, "path": path, "query_string": query.encode()}
    named = [(name.encode(), value.encode()) for name, value in headers.items()]
    communicator = ApplicationCommunicator(application, {**scope, "headers": named})
    for part in parts:
        await communicator.send_input({"type": "http.request", "body": part, "more_body": True})
    await communicator.send_input({"type": "http.request", "body": b"", "more_body": False})
    started = await communicator.receive_output(10)
    text = b""
    while (sent := await communicator.receive_output(10)).get("more_body", False):
        text += sent["body"]
    await communicator.wait(10)
    return Reply(started["status"], (text + sent.get("body", b"")).decode())

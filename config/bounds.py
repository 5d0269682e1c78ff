"""How much one request may bring, said before any of it is read or kept on disk."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.conf import settings

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class Bounded:
    """Django's ASGI handler keeps a whole body on disk before any middleware is asked: this one is asked first.

    A body that is too long is left unread; `pages.middleware` then answers with a page, as it does under WSGI.
    """

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            is_too_long = _length(scope) > settings.REQUEST_BYTES_AT_MOST
            receive = _without_body(receive) if is_too_long else _counted(scope, receive)
        await self.application(scope, receive, send)


def _counted(scope: Scope, receive: Receive) -> Receive:
    """The body as it comes; one that did not say how long it is ends where it becomes too long."""
    taken, rest = 0, _without_body(receive)

    async def next_message() -> Message:
        nonlocal taken
        if taken <= settings.REQUEST_BYTES_AT_MOST:
            message = await receive()
            taken += len(message.get("body", b""))
            if taken <= settings.REQUEST_BYTES_AT_MOST:
                return message
            _say_length(scope, taken)
        return await rest()

    return next_message


def _without_body(receive: Receive) -> Receive:
    """An empty body at once, then the end of the connection; what arrives in between is let go."""
    is_told = False

    async def next_message() -> Message:
        nonlocal is_told
        if not is_told:
            is_told = True
            return {"type": "http.request", "body": b"", "more_body": False}
        while (message := await receive())["type"] != "http.disconnect":
            pass
        return message

    return next_message


def _say_length(scope: Scope, length: int) -> None:
    others = [(name, value) for name, value in scope["headers"] if name != b"content-length"]
    scope["headers"] = [*others, (b"content-length", str(length).encode())]


def _length(scope: Scope) -> int:
    value = dict(scope["headers"]).get(b"content-length", b"")
    return int(value) if value.isdigit() else 0

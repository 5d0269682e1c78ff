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
        if scope["type"] == "http" and _length(scope) > settings.REQUEST_BYTES_AT_MOST:
            receive = _without_body(receive)
        await self.application(scope, receive, send)


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


def _length(scope: Scope) -> int:
    value = dict(scope["headers"]).get(b"content-length", b"")
    return int(value) if value.isdigit() else 0

"""Which pages may open a socket: ours. A foreign page would come with our member's cookie."""

from typing import Any
from urllib.parse import urlsplit

from channels.security.websocket import OriginValidator, WebsocketDenier
from django.conf import settings
from django.http.request import split_domain_port, validate_host


class OwnPagesOnly(OriginValidator):
    """Lets in pages of the host that was asked for, when it is one of ours, and of the trusted origins."""

    def __init__(self, application: Any) -> None:
        super().__init__(application, settings.CSRF_TRUSTED_ORIGINS)

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> Any:
        headers = dict(scope["headers"])
        origin = headers.get(b"origin", b"").decode("latin-1")
        if not _is_address(origin):
            # channels would fail over it.
            return await WebsocketDenier()(scope, receive, send)
        if _same_host(origin, headers.get(b"host", b"").decode("latin-1")):
            return await self.application(scope, receive, send)
        return await super().__call__(scope, receive, send)


def _is_address(origin: str) -> bool:
    try:
        return urlsplit(origin).port != 0
    except ValueError:
        return False


def _same_host(origin: str, host: str) -> bool:
    domain, _port = split_domain_port(host)
    parts = urlsplit(origin)
    known = bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
    return known and parts.scheme in {"http", "https"} and parts.netloc.lower() == host.lower()

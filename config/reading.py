"""How the servers read what was asked: as UTF-8, whatever it says of itself."""

from collections.abc import Mapping
from typing import Any

from django.core.handlers.asgi import ASGIHandler, ASGIRequest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters

# What stands for a charset that could not even be read; `pages.middleware` refuses it as it refuses others.
NONE = "none"


class _InUtf8:
    """Django would read the address in the charset of the body, even in hex, and fail before anybody can answer."""

    content_type: str | None
    content_params: dict[str, str] | None

    def _set_content_type_params(self, meta: Mapping[str, Any]) -> None:
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:
            self.content_type, self.content_params = "", {"charset": NONE}


class PageOfWsgi(_InUtf8, WSGIRequest):
    pass


class PageOfAsgi(_InUtf8, ASGIRequest):
    pass


class WsgiPages(WSGIHandler):
    """Django under granian."""

    request_class = PageOfWsgi


class AsgiPages(ASGIHandler):
    """Django under uvicorn."""

    request_class = PageOfAsgi

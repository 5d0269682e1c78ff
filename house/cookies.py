"""The cookies of this site: for this host alone, unread by scripts; where it is https, their names say so."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage
from django.http import HttpRequest, HttpResponse

YEAR = 60 * 60 * 24 * 365


def named(plain: str) -> str:
    """The name under which a cookie is kept: browsers take `__Host-…` over https only, and from no neighbouring host.

    Source: RFC 6265bis, 4.1.3.2.
    """
    return f"{settings.COOKIE_PREFIX}{plain}"


def kept(request: HttpRequest, plain: str) -> str:
    """What the browser sent back under this name, as it came; empty where it sent nothing."""
    return request.COOKIES.get(named(plain), "")


def keep(response: HttpResponse, plain: str, content: str) -> None:
    """Have the browser keep this for a year."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(named(plain), content, max_age=YEAR, samesite="Lax", secure=secure, httponly=True)


class _MessageCookie(CookieStorage):
    @property
    def cookie_name(self) -> str:  # type: ignore[override]
        return named("messages")


class Messages(FallbackStorage):
    """Django's own way of carrying sentences to the next page, under our name."""

    storage_classes = (_MessageCookie, SessionStorage)


def carry_message(request: HttpRequest) -> bool:
    """Whether the browser brings a sentence that is to be shown."""
    return named("messages") in request.COOKIES

"""The reader's language and time zone for one request."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

UTC = ZoneInfo("UTC")
KNOWN = {code for code, _name in settings.LANGUAGES}
A_YEAR = 60 * 60 * 24 * 365


class ReaderMiddleware:
    """`?lang=` beats cookie, profile and Accept-Language; times are shown in the member's zone, else UTC."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("lang", "")
        language = asked if asked in KNOWN else _usual_language(request)
        request.LANGUAGE_CODE = language
        zone = request.user.zone if request.user.is_authenticated else UTC
        with translation.override(language), timezone.override(zone):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if asked in KNOWN:
            _remember(response, language)
        else:
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def _usual_language(request: HttpRequest) -> str:
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if cookie in KNOWN:
        return cookie
    if request.user.is_authenticated and request.user.interface_language in KNOWN:
        return request.user.interface_language
    return translation.get_language_from_request(request)


def _remember(response: HttpResponse, language: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=A_YEAR,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
    )

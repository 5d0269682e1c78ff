"""The reader's language and time zone for one request."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from house import cookies, known

UTC = ZoneInfo("UTC")


class ReaderMiddleware:
    """`?lang=` beats cookie, profile and Accept-Language; times are shown in the member's zone, else UTC."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked, offered = request.GET.get("lang", ""), known.codes()
        language = asked if asked in offered else _usual_language(request, offered)
        request.LANGUAGE_CODE = language
        zone = request.user.zone if request.user.is_authenticated else UTC
        with translation.override(language), timezone.override(zone):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if asked in offered:
            cookies.keep(response, "django_language", language)
        else:
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def _usual_language(request: HttpRequest, offered: list[str]) -> str:
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if cookie in offered:
        return cookie
    if request.user.is_authenticated and request.user.interface_language in offered:
        return request.user.interface_language
    wished = translation.get_language_from_request(request)
    return wished if wished in offered else offered[0]

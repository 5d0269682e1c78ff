"""What the look of a page depends on besides its words: theme, language, and whether it may be shared or listed."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from house import cookies

# `?theme=` chooses a subject in lists of cases, so the colours of the page are asked for by `?look=`.
LOOK = "look"
THEMES = ("auto", "light", "dark")
LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


def theme(request: HttpRequest) -> str:
    """`auto`, `light` or `dark`: what the address asks for, else what the reader chose before."""
    asked = request.GET.get(LOOK, "")
    chosen = asked if asked in THEMES else cookies.kept(request, LOOK)
    return chosen if chosen in THEMES else "auto"


def remember_theme(request: HttpRequest, response: HttpResponse) -> None:
    """Keep the theme that the address asks for, for a year."""
    asked = request.GET.get(LOOK, "")
    if asked in THEMES:
        cookies.keep(response, LOOK, asked)


def language(request: HttpRequest) -> str:
    """The reader's language without asking the database: also right where a page failed before it was known."""
    known = getattr(request, "LANGUAGE_CODE", "")
    asked = request.GET.get("lang", "")
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    for code in (known, asked, cookie):
        if code in LANGUAGES:
            return code
    return translation.get_language_from_request(request)


def kept_query(request: HttpRequest, **changes: str) -> str:
    """The query of this address without language and theme, with the changes, as `?…`; filters are kept."""
    pairs = [(name, value) for name, values in request.GET.lists() for value in values]
    kept = [(name, value) for name, value in pairs if name not in {"lang", LOOK, *changes}]
    return "?" + urlencode([*kept, *changes.items()])


def with_query(request: HttpRequest, address: str) -> str:
    """The address with this request's own query."""
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address


def shared_key(request: HttpRequest) -> str | None:
    """The key under which visitors may share this whole page; None for whoever has a session or a message waiting.

    The page must be drawn from nothing but its address, its contents, the language and the theme.
    """
    if request.method != "GET" or settings.SESSION_COOKIE_NAME in request.COOKIES or cookies.carry_message(request):
        return None
    return f"{request.path}{kept_query(request)} {translation.get_language()} {theme(request)}"


def list_publicly(request: HttpRequest) -> None:
    """Let search engines list this page, if this site wants to be found; without it every page says noindex."""
    request.is_listed = settings.INDEXED  # type: ignore[attr-defined]


def is_listed(request: HttpRequest) -> bool:
    """Whether search engines may list the page."""
    return getattr(request, "is_listed", False)

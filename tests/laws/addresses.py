"""Every address of the site as its URL configuration writes it, such as `threads/<int:pk>/events/`."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# Django's admin guards all its addresses in one place: the row of its front page speaks for them.
GUARDED = "admin/"
PLACE = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


def routes() -> list[str]:
    """Each route once, in the order in which the site tries them."""
    found = dict.fromkeys(_flat("", get_resolver().url_patterns))
    return [route for route in found if route == GUARDED or not route.startswith(GUARDED)]


def path_of(route: str, values: dict[str, object]) -> str:
    """The route with its places filled: `path_of("threads/<int:pk>/", {"pk": 7})` is `/threads/7/`."""
    return "/" + PLACE.sub(lambda place: str(values[place[1] or place[2]]), route)


def _flat(before: str, patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if isinstance(pattern, URLResolver):
            yield from _flat(route, pattern.url_patterns)
        else:
            yield route

"""A browser looks at every page: an address of the access matrix is in its list, or is said to be no page."""

from collections import defaultdict
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from tests.browser.every_page import NO_PAGES, PAGES
from tests.laws.access import ROWS


def test_the_browser_looks_at_every_page():
    shown = {route for route, row in ROWS.items() if row.method == "GET"}

    looked_at = {_route(path.format_map(defaultdict(lambda: "1"))) for _who, path in PAGES}

    assert looked_at - {None} == shown - NO_PAGES


def test_what_is_said_to_be_no_page_is_an_address():
    assert set(ROWS) >= NO_PAGES


def _route(path: str) -> str | None:
    """The address as the access matrix writes it; None for a page about an address that is none."""
    try:
        found = resolve(urlsplit(path).path).route
    except Resolver404:
        return None
    return found.replace("/^", "/").removeprefix("^").removesuffix("$")

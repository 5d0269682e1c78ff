"""Countries, themes and keywords: what was written about each, by date."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from casestudies.models import Case
from forum import cursors
from forum.presenting import Row
from markup import looks
from pages import finding, forms, places
from pages.views.shared import Stamp, shared, stamp
from subjects import Viewer
from tags import finding as tags
from tags.models import Kind, Tag

CASES = 20
THREADS = 8
TEMPLATES = {"country": "pages/country.html"}


@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """All countries and areas by region, in the order of their names."""
    looks.list_publicly(request)
    return render(request, "pages/countries.html", {"regions": places.by_region(tags.countries())})


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """All themes in the order of their names."""
    looks.list_publicly(request)
    return render(request, "pages/themes.html", {"themes": tags.themes()})


@require_safe
def country(request: HttpRequest, slug: str) -> HttpResponse:
    """What a country learned and shared, and where it is talked about."""
    return _page(request, "country", slug)


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """Cases and threads on a theme."""
    return _page(request, "theme", slug)


@require_safe
def keyword(request: HttpRequest, slug: str) -> HttpResponse:
    """Cases and threads that carry a keyword."""
    return _page(request, "keyword", slug)


def _page(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    try:
        tag = finding.tag(kind, slug)
    except Tag.DoesNotExist:
        raise Http404 from None
    if slug != tag.slug:
        return redirect(looks.with_query(request, tag.get_absolute_url()), permanent=True)
    looks.list_publicly(request)
    return _shared(request, tag, forms.case_before(request.GET))


def _shared(request: HttpRequest, tag: Tag, place: Case | None) -> HttpResponse:
    about = finding.cases_about(tag)
    cases = (about.before(place) if place else about)[: CASES + 1]
    # Threads stand on the first page only; the forum has all of them.
    threads = finding.threads_about(request.user, tag)[: 0 if place else THREADS]

    def draw() -> str:
        rows = [Row(thread, shows_board=True) for thread in threads]
        _check_shown(tag, request.user, [*rows, *cases])
        context = {"is_first": place is None, "rows": rows, **_context(tag, finding.with_tags(list(cases)))}
        return render_to_string(TEMPLATES.get(tag.kind, "pages/tag.html"), context, request=request)

    def facts() -> Stamp:
        found = stamp(cases, threads)
        _check_shown(tag, request.user, [row for rows in found for row in rows])
        return (tag.pk, *found)

    return shared(request, facts, draw)


def _check_shown(tag: Tag, user: Viewer, found: Sequence[Any]) -> None:
    """Countries and themes are always there; a keyword is a word of those who wrote it, and of their readers."""
    if tag.kind == Kind.KEYWORD and not found and not finding.is_carried(tag, user):
        raise Http404


def _context(tag: Tag, found: list[Case]) -> dict[str, Any]:
    shown = found[:CASES]
    older = cursors.write(shown[-1].published_at, shown[-1].pk) if len(found) > CASES else ""
    context: dict[str, Any] = {"tag": tag, "cases": shown, "older": older}
    return context | ({"exchange": places.exchange(tag, shown)} if tag.kind == "country" else {})

"""What search engines may list. Each section holds a range of numbers, so that none grows with the tables."""

from collections.abc import Callable, Iterable
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from casestudies.models import Case
from forum.models import Thread
from pages import finding
from pages.house import LABELS
from tags import finding as vocabularies

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# The protocol allows 50,000; a section of this size is drawn in well under a second.
SECTION = 5_000
LISTS = ("/", "/about/", "/cases/", "/threads/", "/countries/", "/themes/", *(f"/{slug}/" for slug in LABELS))

Place = tuple[str, datetime | None]


@require_safe
@cache_control(public=True, max_age=3600)
def index(request: HttpRequest) -> HttpResponse:
    """The addresses of all sections; 404 where the community does not want to be found."""
    _check_listed()
    numbers = {name: range(1, _last(name) // SECTION + 2) for name in SECTIONS}
    sections = [f"/sitemap-{name}-{number}.xml" for name, several in numbers.items() for number in several]
    return _answer(
        request, "sitemapindex", "sitemap", [("/sitemap-pages-1.xml", None), *((one, None) for one in sections)]
    )


@require_safe
@cache_control(public=True, max_age=3600)
def section(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """The public addresses of one section with the moment of their last change."""
    _check_listed()
    if name == "pages" and number == 1:
        return _answer(request, "urlset", "url", _pages())
    if name not in SECTIONS or not 1 <= number <= _last(name) // SECTION + 1:
        raise Http404
    first = (number - 1) * SECTION
    _model, places = SECTIONS[name]
    return _answer(request, "urlset", "url", places(first, first + SECTION))


def _cases(first: int, end: int) -> Iterable[Place]:
    found = finding.cases().filter(pk__gte=first, pk__lt=end).order_by("pk").only("pk", "title", "kind", "published_at")
    return [(case.get_absolute_url(), case.published_at) for case in found]


def _threads(first: int, end: int) -> Iterable[Place]:
    seen: QuerySet[Thread] = finding.threads(AnonymousUser()).select_related(None)
    found = seen.filter(pk__gte=first, pk__lt=end).order_by("pk").only("pk", "title", "bumped_at")
    return [(thread.get_absolute_url(), thread.bumped_at) for thread in found]


def _pages() -> list[Place]:
    tags = [*vocabularies.countries(), *vocabularies.themes()]
    return [(address, None) for address in (*LISTS, *(tag.get_absolute_url() for tag in tags))]


SECTIONS: dict[str, tuple[type[Case] | type[Thread], Callable[[int, int], Iterable[Place]]]] = {
    "cases": (Case, _cases),
    "threads": (Thread, _threads),
}


def _last(name: str) -> int:
    model, _places = SECTIONS[name]
    return model._default_manager.aggregate(last=Max("pk"))["last"] or 0


def _check_listed() -> None:
    if not settings.INDEXED:
        raise Http404


def _answer(request: HttpRequest, root: str, entry: str, places: Iterable[Place]) -> HttpResponse:
    whole = Element(root, xmlns=NAMESPACE)
    for address, changed_at in places:
        one = SubElement(whole, entry)
        SubElement(one, "loc").text = request.build_absolute_uri(address)
        if changed_at is not None:
            SubElement(one, "lastmod").text = changed_at.isoformat(timespec="seconds")
    return HttpResponse(tostring(whole, "utf-8", xml_declaration=True), content_type="application/xml; charset=utf-8")

"""Terms, privacy, help and the like: pages that editors keep in five languages."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from markup import looks
from pages import housing, rules
from pages.house import TERMS
from pages.models import HousePage, HouseVersion
from pages.views.shared import shared

VERSIONS_AT_MOST = 100


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """The text in the reader's language, else in another one with a sentence that says so."""
    looks.list_publicly(request)

    def draw() -> str:
        context = {"page": _shown(slug), "slug": slug, "may_edit": rules.may_edit_pages(request.user)}
        context["edition"] = housing.edition() if slug == TERMS else None
        return render_to_string("pages/house.html", context, request=request)

    return shared(request, lambda: _stamp(slug), draw)


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """The texts that the page had in the reader's language, the newest first."""
    language = get_language() or settings.LANGUAGE_CODE
    versions = HouseVersion.objects.of(slug, language).select_related("by")[:VERSIONS_AT_MOST]
    context = {"versions": versions, "slug": slug, "page": _shown(slug), "may_edit": rules.may_edit_pages(request.user)}
    return render(request, "pages/house_history.html", context)


@require_safe
def version(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A text that the page had, as it was read then."""
    found = get_object_or_404(HouseVersion.objects.select_related("page"), pk=pk, page__slug=slug)
    return render(request, "pages/house_version.html", {"version": found, "slug": slug})


def _shown(slug: str) -> housing.Shown:
    found = housing.shown(slug, get_language() or settings.LANGUAGE_CODE)
    if found is None:
        raise Http404
    return found


def _stamp(slug: str) -> tuple[object, ...]:
    texts = HousePage.objects.of(slug).order_by("language").values_list("language", "number", "changed_at")
    return (*texts, housing.edition().number if slug == TERMS else None)

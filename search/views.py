"""The search page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search import presenting
from search.finding import find
from search.forms import SearchForm, kinds

A_PAGE = 20


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What fits `?q=`, best first; without words, how to ask."""
    form = SearchForm(request.GET)
    status = 200 if form.is_valid() else 422
    found = _found(request, form.cleaned_data) if status == 200 else {}
    context = {"form": form, "kinds": kinds(), "languages": presenting.languages(), **found}
    return render(request, "search/search.html", context, status=status)


def _found(request: HttpRequest, asked: dict[str, str]) -> dict[str, Any]:
    hits = find(
        asked["q"],
        user=request.user,
        kinds={asked["kind"]} if asked["kind"] else None,
        language=asked["language"],
        limit=A_PAGE + 1,
        before=asked["before"] or None,
    )
    return {
        "asked": asked,
        "is_narrowed": bool(asked["kind"] or asked["language"]),
        "lines": [presenting.Line(hit) for hit in hits[:A_PAGE]],
        "before": hits[A_PAGE - 1].place if len(hits) > A_PAGE else None,
    }

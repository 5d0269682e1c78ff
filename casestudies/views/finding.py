"""The list of cases with its filters, all in the address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casestudies.forms import CasesForm
from casestudies.models import Case
from casestudies.querysets import CaseQuerySet
from markup import looks
from search.finding import find

A_PAGE = 20


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """Published cases, newest first; with words, in the order of the search."""
    form = CasesForm(request.GET)
    if not form.is_valid():
        return render(request, "casestudies/cases.html", {"form": form, "cases": []}, status=422)
    looks.list_publicly(request)
    asked = form.cleaned_data
    found = _filtered(Case.objects.visible_to(request.user).shown(), asked).prefetch_related("tagged__tag")
    context = _in_search_order(request, found, asked) if asked["q"] else _page(found, asked["before"])
    is_narrowed = any(value for name, value in asked.items() if name not in {"before", "place"})
    return render(request, "casestudies/cases.html", {"form": form, "is_narrowed": is_narrowed, **context})


def _filtered(cases: CaseQuerySet, asked: dict[str, str]) -> CaseQuerySet:
    if asked["country"]:
        cases = cases.tagged(kind="country", code=asked["country"])
    if asked["theme"]:
        cases = cases.tagged(kind="theme", code=asked["theme"])
    if asked["sdg"]:
        cases = cases.with_goal(int(asked["sdg"]))
    given = {name: asked[name] for name in ("kind", "language") if asked[name]}
    return cases.filter(**given)


def _page(cases: CaseQuerySet, before: int | None) -> dict[str, object]:
    place = Case.objects.shown().filter(pk=before).first() if before else None
    rest = cases.before(place) if place else cases
    found = list(rest.newest_first()[: A_PAGE + 1])
    return {"cases": found[:A_PAGE], "before": found[A_PAGE - 1].pk if len(found) > A_PAGE else None}


def _in_search_order(request: HttpRequest, cases: CaseQuerySet, asked: dict[str, str]) -> dict[str, object]:
    hits = find(
        asked["q"],
        user=request.user,
        kinds={"case"},
        # The search looks among these alone: filters applied to its first page would miss what stands further down.
        among=cases.values_list("pk", flat=True),
        limit=A_PAGE + 1,
        before=asked["place"] or None,
    )
    pks = [hit.key[1] for hit in hits[:A_PAGE]]
    by_pk = cases.in_bulk(pks)
    further = hits[A_PAGE - 1].place if len(hits) > A_PAGE else None
    return {"cases": [by_pk[pk] for pk in pks if pk in by_pk], "further": further}

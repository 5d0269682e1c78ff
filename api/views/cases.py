"""The library, read only."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from api import forms, presenting, schemas
from api.views.searching import A_PAGE, searched
from casestudies.models import Case
from casestudies.querysets import CaseQuerySet
from forum import cursors

router = Router(tags=["cases"])


@router.get("", response={200: schemas.Cases, 422: schemas.Detail}, summary="Published cases, newest first")
def cases(request: HttpRequest, asked: Query[schemas.Asked]) -> dict[str, Any]:
    """Twenty cases at a time. With `q` they stand in the order of the search, and a page may hold fewer."""
    found = _narrowed(Case.objects.visible_to(request.user).shown(), asked)
    rows, after = searched(request, "case", _with_tags(found), asked) if asked.q else _by_date(found, asked.cursor)
    return {"items": [presenting.case(request, row) for row in rows], "next": after}


@router.get("/{case_id}", response={200: schemas.WholeCase, 404: schemas.Detail}, summary="One case")
def case(request: HttpRequest, case_id: int) -> dict[str, Any]:
    """The current version with all its texts."""
    found = _with_tags(Case.objects.visible_to(request.user).shown())
    return presenting.whole_case(request, get_object_or_404(found, pk=case_id))


def _narrowed(found: CaseQuerySet, asked: schemas.Asked) -> CaseQuerySet:
    for tag in forms.chosen_tags(country=asked.country, theme=asked.theme):
        found = found.tagged(kind=tag.kind, code=tag.code)
    return found.filter(language=asked.language) if asked.language else found


def _by_date(found: CaseQuerySet, after: str) -> tuple[list[Case], str | None]:
    if after:
        moment, pk = forms.place(after)
        found = found.before(Case(pk=pk, published_at=moment))
    rows = list(_with_tags(found.newest_first())[: A_PAGE + 1])
    last = rows[A_PAGE - 1] if len(rows) > A_PAGE else None
    return rows[:A_PAGE], cursors.write(last.published_at, last.pk) if last else None


def _with_tags(found: CaseQuerySet) -> CaseQuerySet:
    return found.select_related("author").prefetch_related("tagged__tag")

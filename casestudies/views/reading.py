"""Reading a case, its versions and its picture."""

from typing import Any

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from casestudies import presenting, rules
from casestudies.models import Case, Version
from casestudies.template import STORY
from markup import files, looks


@require_safe
def short(request: HttpRequest, pk: int) -> HttpResponse:
    """The address without words leads to the one with."""
    return redirect(looks.with_query(request, _visible(request, pk).get_absolute_url()))


@require_safe
def case(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One case."""
    found = _visible(request, pk)
    if slug != found.slug:
        return redirect(looks.with_query(request, found.get_absolute_url()))
    # What only its author and moderators see, and earlier versions, stay out of search engines.
    if found.is_shown():
        looks.list_publicly(request)
    return _page(request, found, found.content, {"preview": presenting.preview(found)})


@require_safe
def history(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The versions of a case, newest first."""
    found = _visible(request, pk)
    versions = found.versions.order_by("-number").defer("content")
    return render(request, "casestudies/history.html", {"case": found, "versions": versions})


@require_safe
def version(request: HttpRequest, pk: int, slug: str, number: int) -> HttpResponse:
    """One version as it was published."""
    found = _visible(request, pk)
    kept = get_object_or_404(Version, case=found, number=number)
    found.title, found.language = kept.title, kept.language
    return _page(request, found, kept.content, {"kept": kept, "is_old": kept.number != found.version})


@require_safe
def picture(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The picture, for those who may see the case."""
    return _file(request, _visible(request, pk).picture, "image/jpeg")


@require_safe
def recording(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The recording, for those who may see the case."""
    return _file(request, _visible(request, pk).recording, "audio/mpeg")


def _file(request: HttpRequest, kept: FieldFile, kind: str) -> HttpResponseBase:
    if not kept:
        raise Http404
    return files.answered(request, kept, kind)


def _page(request: HttpRequest, case: Case, content: dict[str, Any], more: dict[str, Any]) -> HttpResponse:
    told = presenting.sections(content)
    context = {
        "case": case,
        "content": content,
        "sections": told,
        "minutes": presenting.minutes(content, case),
        "story": [told[section.name] for section in STORY],
        "parts": presenting.parts(content, case),
        "own_parts": presenting.own_parts(content, case),
        "way": presenting.way(case),
        "organisations": presenting.organisations(content, case, user=request.user),
        "sources": presenting.sources(content),
        "goals": presenting.goals(content),
        "author": case.author if rules.may_know_author(request.user, case) else None,
        "may_revise": rules.may_revise(request.user, case),
        "may_flag": rules.may_flag(request.user, case),
        "may_hide": rules.may_hide(request.user),
        "is_mine": case.author_id is not None and case.author_id == request.user.pk,
    }
    return render(request, "casestudies/case.html", context | more)


def _visible(request: HttpRequest, pk: int) -> Case:
    cases = Case.objects.visible_to(request.user).select_related("author", "thread").prefetch_related("tagged__tag")
    return get_object_or_404(cases, pk=pk)

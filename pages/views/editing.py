"""Editors at work on the pages of the house."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.refusing import Conflict, require
from accounts.signing import MemberRequest, member_required
from pages import actions, housing, rules
from pages.forms import HousePageForm
from pages.models import HousePage


@require_safe
@member_required
def overview(request: HttpRequest) -> HttpResponse:
    """Every page in every language, with when it was last changed."""
    _require_editor(request)
    return render(request, "pages/editing.html", {"overview": housing.overview()})


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: MemberRequest, slug: str, language: str) -> HttpResponse:
    """One text in one language; a text that changed meanwhile comes back beside the editor's own."""
    _require_editor(request)
    if language not in dict(settings.LANGUAGES):
        raise Http404
    now = _now(slug, language)
    if request.method != "POST":
        return _form(request, now, _starting(now))
    form = HousePageForm(request.POST)
    if "preview" in request.POST or not form.is_valid():
        return _form(request, now, form, status=200 if form.is_valid() else 422)
    return _save(request, now, form)


def _save(request: MemberRequest, now: housing.Shown, form: HousePageForm) -> HttpResponse:
    try:
        actions.edit_page(now.slug, now.language, by=request.user, **form.cleaned_data)
    except ValidationError as wrong:
        form.add_error(None, ValidationError(wrong.messages))
        return _form(request, now, form, status=422)
    except Conflict as conflict:
        now = _now(now.slug, now.language)
        # Sent once more, the editor's text knows what it replaces.
        again = HousePageForm(initial={**form.cleaned_data, "base": now.number})
        return _form(request, now, again, status=conflict.status, conflict=conflict.sentence)
    messages.success(
        request, _("The text is saved: %(language)s.") % {"language": dict(settings.LANGUAGES)[now.language]}
    )
    # Never to the page in the language of the text, which would become that of the editor.
    return redirect("pages:editing")


def _form(
    request: HttpRequest, now: housing.Shown, form: HousePageForm, *, status: int = 200, conflict: str = ""
) -> HttpResponse:
    context = {"now": now, "form": form, "conflict": conflict, "language_name": dict(settings.LANGUAGES)[now.language]}
    return render(request, "pages/edit_house.html", context, status=status)


def _starting(now: housing.Shown) -> HousePageForm:
    return HousePageForm(initial={"title": now.title, "body": now.body, "base": now.number})


def _now(slug: str, language: str) -> housing.Shown:
    return housing.text(slug, language, HousePage.objects.of(slug).filter(language=language).first())


def _require_editor(request: HttpRequest) -> None:
    require(rules.may_edit_pages(request.user), _("Only editors change the pages of the house."))

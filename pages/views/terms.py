"""New terms: editors put them to the members, members accept them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.refusing import Conflict, require
from accounts.rules import must_accept_terms
from accounts.signing import MemberRequest, member_required
from pages import actions, housing, rules
from pages.forms import EditionForm
from pages.house import TERMS


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
@never_cache
def accept(request: MemberRequest) -> HttpResponse:
    """The terms with a button; who owes no answer is led on to `?next=`."""
    if not must_accept_terms(request.user):
        return redirect(_onward(request))
    form = EditionForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, status=422 if request.method == "POST" else 200)
    try:
        actions.accept_terms(request.user, edition=form.cleaned_data["edition"])
    except Conflict as conflict:
        form.add_error(None, conflict.sentence)
        return _page(request, form, status=conflict.status)
    messages.success(request, _("Thank you. You can write again."))
    return redirect(_onward(request))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def put(request: MemberRequest) -> HttpResponse:
    """A question first; then every member is asked."""
    require(rules.may_edit_pages(request.user), _("Only editors change the pages of the house."))
    form = EditionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.put_terms(form.cleaned_data["edition"], by=request.user)
        messages.success(request, _("All members are asked to accept the terms as they stand now."))
        return redirect("pages:house", TERMS)
    edition = housing.edition()
    context = {"form": form, "edition": edition, "next": edition.number + 1}
    return render(request, "pages/put_terms.html", context, status=422 if request.method == "POST" else 200)


def _page(request: MemberRequest, form: EditionForm, *, status: int) -> HttpResponse:
    shown = housing.shown(TERMS, get_language() or "en")
    context = {"form": form, "page": shown, "edition": housing.edition(), "next": _onward(request)}
    return render(request, "pages/accept_terms.html", context, status=status)


def _onward(request: HttpRequest) -> str:
    asked = str(request.POST.get("next") or request.GET.get("next") or "/")
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if is_ours and asked.startswith("/") else "/"

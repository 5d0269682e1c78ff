"""Where moderators read who asks for a seat, and answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import actions, rules
from accounts.forms import RefuseForm
from accounts.models import Application
from accounts.refusing import require
from accounts.signing import MemberRequest, member_required

SHOWN = 100
ANSWERED = 20


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What somebody is told whose address is confirmed, and whom nobody has answered yet."""
    return render(request, "accounts/waiting.html")


@require_safe
@member_required
def applications(request: MemberRequest) -> HttpResponse:
    """Who waits, the oldest first, 100 at most; and the latest answers."""
    _require(request)
    answered = Application.objects.decided().select_related("decided_by")[:ANSWERED]
    context = {"waiting": Application.objects.waiting()[:SHOWN], "answered": answered}
    return render(request, "accounts/applications.html", context)


@require_safe
@member_required
def application(request: MemberRequest, pk: int) -> HttpResponse:
    """One wish, with the form for a no."""
    _require(request)
    return _page(request, _wish(pk), RefuseForm())


@require_POST
@member_required
def admit(request: MemberRequest, pk: int) -> HttpResponse:
    """Open the account."""
    _require(request)
    wish = _wish(pk)
    actions.admit(wish, by=request.user)
    messages.success(request, _("The seat is there, and its owner is told by mail."))
    return redirect("accounts:applications")


@require_POST
@member_required
def refuse(request: MemberRequest, pk: int) -> HttpResponse:
    """Say no with a sentence."""
    _require(request)
    wish = _wish(pk)
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return _page(request, wish, form, status=422)
    actions.refuse(wish, by=request.user, sentence=form.cleaned_data["sentence"])
    messages.success(request, _("Your answer is on its way."))
    return redirect("accounts:applications")


def _require(request: MemberRequest) -> None:
    require(rules.may_admit(request.user), _("This page is for moderators."))


def _wish(pk: int) -> Application:
    return get_object_or_404(Application.objects.exclude(confirmed_at=None), pk=pk)


def _page(request: MemberRequest, wish: Application, form: RefuseForm, *, status: int = 200) -> HttpResponse:
    return render(request, "accounts/application.html", {"wish": wish, "form": form}, status=status)

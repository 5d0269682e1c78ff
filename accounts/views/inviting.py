"""Where moderators invite, and what those see who are invited."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions, finding, rules
from accounts.forms import InviteForm, LinkForm, PlaceForm
from accounts.models import Invitation
from accounts.refusing import Gone, require
from accounts.signing import MemberRequest, member_required

A_PAGE = 50
DAYS_AGAIN = 30


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
@never_cache
def invitations(request: MemberRequest) -> HttpResponse:
    """The two forms, how far the mails have come, and the invitations, newest first."""
    _require(request)
    if request.method != "POST":
        return _page(request, InviteForm())
    form = InviteForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    sent = {name: form.cleaned_data[name] for name in ("key", "days", "note")}
    new = actions.invite(form.offers(), by=request.user, **sent)
    messages.success(request, _told(new, left_out=len({offer.email for offer in form.offers()}) - new))
    return redirect("accounts:invitations")


@require_POST
@member_required
def link(request: MemberRequest) -> HttpResponse:
    """Make a link by which several may take a seat."""
    _require(request)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _page(request, InviteForm(), link_form=form, status=422)
    limits = {name: form.cleaned_data[name] for name in ("key", "days", "seats")}
    actions.offer_link(form.offer(), by=request.user, **limits)
    messages.success(request, _("The link stands in the list: copy it from there."))
    return redirect("accounts:invitations")


@require_POST
@member_required
def revoke(request: MemberRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    _require(request)
    actions.revoke(get_object_or_404(Invitation, pk=pk), by=request.user)
    messages.success(request, _("The invitation is taken back."))
    return redirect("accounts:invitations")


@require_POST
@member_required
def send_again(request: MemberRequest, pk: int) -> HttpResponse:
    """Have the mail sent once more."""
    _require(request)
    actions.send_again(get_object_or_404(Invitation, pk=pk), by=request.user, days=DAYS_AGAIN)
    messages.success(request, _("The mail will be sent once more."))
    return redirect("accounts:invitations")


@require_safe
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody sees who follows an invitation."""
    found = finding.invitation(token)
    if found is None:
        raise Http404
    if not found.is_open():
        raise Gone(_("This invitation is not good any longer. Ask whoever invited you for a new one."))
    return render(request, "accounts/invitation.html", {"invitation": found})


def _require(request: MemberRequest) -> None:
    require(rules.may_invite(request.user), _("This page is for moderators."))


def _told(new: int, *, left_out: int) -> str:
    said = ngettext("One invitation is on its way.", "%(n)s invitations are on their way.", new) % {"n": new}
    if not left_out:
        return said
    rest = ngettext(
        "One address is a member’s or was invited before.",
        "%(n)s addresses are members’ or were invited before.",
        left_out,
    )
    return f"{said} {rest % {'n': left_out}}"


def _page(
    request: MemberRequest, form: InviteForm, *, link_form: LinkForm | None = None, status: int = 200
) -> HttpResponse:
    place = PlaceForm(request.GET)
    if not place.is_valid():
        raise Http404
    before = place.cleaned_data["before"]
    shown = Invitation.objects.newest_first().select_related("by")
    found = list((shown if before is None else shown.filter(pk__lt=before))[: A_PAGE + 1])
    context = {
        "form": form,
        "link_form": link_form or LinkForm(),
        "invitations": found[:A_PAGE],
        "site_address": settings.SITE_URL,
        "before": found[A_PAGE - 1].pk if len(found) > A_PAGE else None,
        "unsent": Invitation.objects.unsent().open(timezone.now()).count(),
    }
    return render(request, "accounts/invitations.html", context, status=status)

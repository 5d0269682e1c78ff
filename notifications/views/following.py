"""Following over HTTP."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from accounts.signing import MemberRequest, member_required
from notifications import actions, presenting
from notifications.forms import FollowForm


@require_safe
@member_required
def following(request: MemberRequest) -> HttpResponse:
    """Everything one follows."""
    return render(request, "notifications/following.html", {"followed": presenting.topics_of(request.user)})


@require_POST
@member_required
def follow(request: MemberRequest, topic: str) -> HttpResponse:
    """Follow or stop following a topic, then go back to where the button was."""
    form = FollowForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    if form.cleaned_data["act"] == "follow":
        actions.follow(request.user, topic=topic)
    else:
        actions.unfollow(request.user, topic=topic)
    return HttpResponseRedirect(_back(request, form.cleaned_data["next"]))


def _back(request: MemberRequest, address: str) -> str:
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_ours and address.startswith("/") else "/following/"

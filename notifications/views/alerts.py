"""Alerts over HTTP."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

import subjects
from accounts.signing import MemberRequest, member_required
from notifications import actions, presenting
from notifications.forms import ReadForm
from notifications.models import Alert

A_PAGE = 30


@require_safe
@member_required
def alerts(request: MemberRequest) -> HttpResponse:
    """A page of alerts, newest first; `?before=<id>` goes on from there."""
    form = ReadForm(request.GET)
    if not form.is_valid():
        raise Http404
    found = list(form.older(Alert.objects.of(request.user).select_related("actor"))[: A_PAGE + 1])
    lines = presenting.lines(request.user, found[:A_PAGE])
    context = {"days": presenting.by_day(lines), "newest": found[0].pk if found else 0}
    context["before"] = found[A_PAGE - 1].pk if len(found) > A_PAGE else None
    return render(request, "notifications/alerts.html", context)


@require_safe
@never_cache
def count(request: HttpRequest) -> JsonResponse:
    """`{"unread": 0…99}` for the bell of an open page."""
    return JsonResponse({"unread": presenting.bell(request.user).unread})


@require_safe
@member_required
def alert(request: MemberRequest, pk: int) -> HttpResponse:
    """Go to what an alert is about, and note that it was opened."""
    found = get_object_or_404(Alert.objects.of(request.user), pk=pk)
    if found.key not in subjects.visible(request.user, [found.key]):
        raise Http404
    actions.mark_read(request.user, alert=found)
    return redirect(subjects.cards([found.key], request.user.interface_language)[found.key].address)


@require_POST
@member_required
def read_all(request: MemberRequest) -> HttpResponse:
    """Mark all alerts up to the newest one that the page showed."""
    form = ReadForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    actions.mark_all_read(request.user, up_to=form.cleaned_data["before"] or 0)
    return redirect("notifications:list")

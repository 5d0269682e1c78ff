"""How far a member has read: noted by the open page, by a button, or by the page itself where no script runs."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.refusing import Unusable
from accounts.signing import member_required
from forum import actions
from forum.forms import ReadForm, RestForm
from forum.views.asking import member_of, visible_thread, wants_json


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Note the posts from `first` to `last` as read.

    Browsers without script ask for it as for a picture, once a page was served to its end: that is a GET.
    """
    thread = visible_thread(request, pk)
    form = ReadForm(request.POST if request.method == "POST" else request.GET)
    if not form.is_valid():
        raise Unusable(_("What was read is not known."))
    if request.method != "HEAD":
        actions.mark_read(thread, by=member_of(request), **form.cleaned_data)
    if request.method != "POST" or wants_json(request):
        return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
    messages.success(request, _("The thread is marked as read."))
    return redirect("forum:threads")


@require_POST
@member_required
def rest(request: HttpRequest) -> HttpResponse:
    """Mark the rest read, of one board or of all; it can be taken back for ten minutes."""
    form = RestForm(request.POST, user=member_of(request))
    if not form.is_valid():
        raise Unusable(_("What was read is not known."))
    board = form.cleaned_data["board"]
    actions.mark_rest_read(member_of(request), board=board, until=form.cleaned_data["until"])
    messages.success(request, _("All of it is marked as read."), extra_tags=reverse("forum:undo_rest"))
    return redirect(board or "forum:threads")


@require_POST
@member_required
def undo_rest(request: HttpRequest) -> HttpResponse:
    """Take the last "mark the rest read" back."""
    actions.undo_rest_read(member_of(request))
    messages.success(request, _("What was new is new again."))
    return redirect("forum:threads")

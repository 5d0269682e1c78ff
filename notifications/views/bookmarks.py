"""Bookmarks over HTTP: the list, and the one form with which a thing is kept."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.signing import MemberRequest, member_required
from notifications import actions, presenting
from notifications.forms import NoteForm, ReadForm
from notifications.models import Bookmark

A_PAGE = 30


@require_safe
@member_required
def bookmarks(request: MemberRequest) -> HttpResponse:
    """A page of bookmarks, newest first; `?before=<id>` goes on from there."""
    form = ReadForm(request.GET)
    if not form.is_valid():
        raise Http404
    found = list(form.older(Bookmark.objects.of(request.user))[: A_PAGE + 1])
    context = {
        "lines": presenting.kept(request.user, found[:A_PAGE]),
        "before": found[A_PAGE - 1].pk if len(found) > A_PAGE else None,
    }
    return render(request, "notifications/bookmarks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def bookmark(request: MemberRequest, kind: str, pk: int) -> HttpResponse:
    """The form with the note; what one kept before opens with it."""
    line = _kept(request, kind, pk)
    form = NoteForm(request.POST or None, initial={"note": line.bookmark.note if line.bookmark else ""})
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "notifications/bookmark.html", {"line": line, "form": form}, status=status)
    actions.bookmark(request.user, key=(kind, pk), note=form.cleaned_data["note"])
    messages.success(request, _("The bookmark is kept."))
    return redirect("notifications:bookmarks")


@require_POST
@member_required
def forget(request: MemberRequest, kind: str, pk: int) -> HttpResponse:
    """Remove a bookmark; twice is once."""
    _kept(request, kind, pk)
    actions.forget(request.user, key=(kind, pk))
    messages.success(request, _("The bookmark is removed."))
    return redirect("notifications:bookmarks")


def _kept(request: MemberRequest, kind: str, pk: int) -> presenting.Kept:
    line = presenting.kept_one(request.user, (kind, pk))
    if line.bookmark is None and line.card is None:
        raise Http404
    return line

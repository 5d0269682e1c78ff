"""Lists of threads, by place and not by page number: deep pages cost what the first one costs."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum import rules
from forum.forms import ListForm
from forum.models import Board, Thread
from forum.presenting import Row, cursor
from forum.querysets import ThreadQuerySet
from forum.shelf import Shelf
from markup import looks

A_PAGE = 30
# What visitors share, by the threads that stand on the page and their last events.
_shared_pages: Shelf[bytes] = Shelf(size=128, seconds=60)


@require_safe
def threads(request: HttpRequest) -> HttpResponse:
    """Threads with the last post first, or newest first; of a board, a tag, a country."""
    form = ListForm(request.GET)
    if not form.is_valid():
        if form.has_unknown():
            raise Http404
        raise BadRequest(_("This address asks for a list that there is not."))
    asked = form.asked(Thread.objects.visible_to(request.user).open())
    shared = looks.shared_key(request)
    if shared is not None and not request.user.is_authenticated:
        return _shared(request, form, asked, key=shared)
    return HttpResponse(_drawn(request, form, asked))


def _shared(request: HttpRequest, form: ListForm, asked: ThreadQuerySet, *, key: str) -> HttpResponse:
    shelf_key = (key, tuple(asked.values_list("pk", "last_seq", "created_at")[: A_PAGE + 1]))
    kept = _shared_pages.get(shelf_key)
    if kept is None:
        kept = _shared_pages.put(shelf_key, _drawn(request, form, asked).encode())
    return HttpResponse(kept)


def _drawn(request: HttpRequest, form: ListForm, asked: ThreadQuerySet) -> str:
    boards = list(Board.objects.visible_to(request.user))
    board = next((board for board in boards if board.slug == form.cleaned_data["board"]), None)
    if form.cleaned_data["board"] and board is None:
        raise Http404
    found = list(asked.select_related("board")[: A_PAGE + 1])
    context: dict[str, Any] = {
        "boards": boards,
        "board": board,
        "tags": form.tags(),
        "sort": form.cleaned_data["sort"],
        "rows": [Row(thread, shows_board=board is None) for thread in found[:A_PAGE]],
        "older": cursor(found[A_PAGE - 1], form.field) if len(found) > A_PAGE else "",
        "is_first": not form.cleaned_data["before"],
        "may_open": rules.may_write(request.user),
    }
    return render_to_string("forum/threads.html", context, request=request)

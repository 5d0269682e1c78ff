"""Lists of threads, by place and not by page number: deep pages cost what the first one costs."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

import subjects
from accounts.refusing import Answered
from forum import cursors, rules, sharing
from forum.forms import ListForm
from forum.models import Board, Thread
from forum.presenting import Row
from forum.querysets import ThreadQuerySet
from forum.sharing import SEAT, VISITOR, Sharing
from forum.shelf import Shelf
from house.questions import Question
from markup import looks
from tags.models import Kind

A_PAGE = 30
_pages: Shelf[str] = Shelf(size=128, seconds=60)
# What tells whether a kept page still holds, by what the address asks for.
_states: Shelf[Question] = Shelf(size=128, seconds=600)


@require_safe
def threads(request: HttpRequest) -> HttpResponse:
    """Threads with the last post first, or newest first; of a board, a tag, a country."""
    looks.list_publicly(request)
    shared = sharing.of(request)
    return _shared(shared) if shared else HttpResponse(_drawn(request, _asked(request), {}, reader=request.user.pk))


def _shared(shared: Sharing) -> HttpResponse:
    key = (shared.is_member, shared.request.META.get("QUERY_STRING", ""))
    rows = _states.get_or_make(key, lambda: _state(shared)).ask(reader=shared.reader.pk or 0)

    def draw() -> str:
        request, seats = shared.stand_in()
        # The state of the list names the marks of this reader: whose are others may share the page.
        return _drawn(request, _asked(request), seats, reader=shared.reader.pk)

    return sharing.page(shared, _pages, tuple(map(tuple, rows)), draw)


def _state(shared: Sharing) -> Question:
    form = _asked(shared.request)
    threads = Thread.objects.visible_to(sharing.a_member() if shared.is_member else VISITOR).open()
    facts = ("pk", "last_seq", "created_at", "read_to", Board.objects.change_count())
    return Question(
        lambda reader: form.asked(threads.with_mark(reader)).values_list(*facts)[: A_PAGE + 1], reader=SEAT - 2
    )


def _asked(request: HttpRequest) -> ListForm:
    form = ListForm(request.GET)
    if form.is_valid():
        return form
    if form.has_unknown():
        raise Http404
    raise Answered(_("This address asks for a list that there is not."))


def _drawn(request: HttpRequest, form: ListForm, seats: dict[str, Any], *, reader: int | None) -> str:
    asked: ThreadQuerySet = form.asked(Thread.objects.visible_to(request.user).open().with_mark(reader))
    boards = list(Board.objects.visible_to(request.user))
    board = next((board for board in boards if board.slug == form.cleaned_data["board"]), None)
    if form.cleaned_data["board"] and board is None:
        raise Http404
    found = list(asked.select_related("board")[: A_PAGE + 1])
    _check_words(request, form, found)
    context: dict[str, Any] = {
        "boards": boards,
        "board": board,
        "tags": form.tags(),
        "sort": form.cleaned_data["sort"],
        "rows": [Row(thread, shows_board=board is None) for thread in found[:A_PAGE]],
        "older": _place(found[A_PAGE - 1], form) if len(found) > A_PAGE else "",
        "is_first": not form.cleaned_data["before"],
        "may_open": rules.may_open_thread(request.user, board) if board else rules.may_write(request.user),
        "seen_at": timezone.now() if reader else None,
    }
    return render_to_string("forum/threads.html", context | seats, request=request)


def _check_words(request: HttpRequest, form: ListForm, found: list[Thread]) -> None:
    """A keyword that stands on nothing the reader reads is as one that there is not."""
    words = set() if found else {("tag", tag.pk) for tag in form.tags() if tag.kind == Kind.KEYWORD}
    if words - subjects.visible(request.user, words):
        raise Http404


def _place(thread: Thread, form: ListForm) -> str:
    return cursors.write(getattr(thread, form.field), thread.pk)

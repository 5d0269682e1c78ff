"""The boards, and how those who keep them make, change and order them."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.refusing import Conflict, require
from accounts.signing import MemberRequest, member_required
from forum import actions, rules
from forum.keeping import BoardForm, MoveForm
from forum.models import Board
from forum.presenting import board_rows
from markup import looks


@require_safe
def boards(request: HttpRequest) -> HttpResponse:
    """The boards a person reads; those who keep boards see that the others are there, too."""
    looks.list_publicly(request)
    may_keep = rules.may_keep_boards(request.user)
    found = Board.objects.all() if may_keep else Board.objects.visible_to(request.user)
    return render(request, "forum/boards.html", {"rows": board_rows(request.user, found), "may_keep": may_keep})


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new_board(request: MemberRequest) -> HttpResponse:
    """A board that there was not."""
    return _kept(request, Board(position=Board.objects.count()))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit_board(request: MemberRequest, slug: str) -> HttpResponse:
    """What a board is called, who reads it and who writes in it."""
    _check_keeper(request)
    return _kept(request, get_object_or_404(Board, slug=slug))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def delete_board(request: MemberRequest, slug: str) -> HttpResponse:
    """Ask once more, then take an empty board away; of another one say that it can be closed."""
    _check_keeper(request)
    board = get_object_or_404(Board, slug=slug)
    if request.method == "POST":
        try:
            actions.delete_board(board, by=request.user)
        except Conflict:
            return _deleting(request, board, status=409)
        messages.success(request, _("The board is deleted."))
        return redirect("forum:boards")
    return _deleting(request, board)


@require_POST
@member_required
def move_board(request: MemberRequest, slug: str) -> HttpResponse:
    """One step up or down the list."""
    _check_keeper(request)
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    actions.move_board(get_object_or_404(Board, slug=slug), by=request.user, steps=form.cleaned_data["to"])
    return redirect("forum:boards")


def _deleting(request: MemberRequest, board: Board, *, status: int = 200) -> HttpResponse:
    context = {"board": board, "may_delete": rules.may_delete_board(request.user, board)}
    return render(request, "forum/delete_board.html", context, status=status)


def _check_keeper(request: MemberRequest) -> None:
    # Before anything is looked for: who keeps no boards learns nothing of those that there are.
    require(rules.may_keep_boards(request.user), _("Only those who keep the boards can change them."))


def _kept(request: MemberRequest, board: Board) -> HttpResponse:
    _check_keeper(request)
    # The form writes what was typed into the board, address included.
    slug = board.slug
    form = BoardForm(request.POST or None, instance=board)
    if request.method == "POST" and form.is_valid():
        actions.save_board(form.instance, by=request.user, rights=form.rights)
        messages.success(request, _("The board is saved."))
        return redirect("forum:boards")
    is_unwatched = board.pk is not None and rules.is_unwatched(board)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "is_unwatched": is_unwatched, "slug": slug}
    return render(request, "forum/edit_board.html", context, status=status)

"""Keeping boards: what they are called, where they stand, who reads and writes."""

from collections.abc import Mapping
from typing import cast

from django.db import transaction
from django.db.models import F, Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.refusing import Conflict, require
from forum import broadcasts, rules
from forum.models import Board, BoardRight, Post
from notifications.actions import forget_beyond
from search.actions import mean_for

FULL = gettext_lazy("Threads stand on this board. Close it instead: it is read as before, and nobody writes in it.")


@transaction.atomic
def save_board(board: Board, *, by: User, rights: Mapping[int, bool] | None = None) -> Board:
    """Write a board down, and whether each chosen group may write, by the group's id; without `rights` they stay.

    Raises Refused, and ValidationError for what a board cannot be.
    """
    require(rules.may_keep_boards(by), _("Only those who keep the boards can change them."))
    before = Board.objects.select_for_update().filter(pk=board.pk).first()
    board.version = before.version + 1 if before else 1
    board.full_clean()
    board.save()
    if rights is not None:
        _choose(board, rights)
    if before:
        heed_rights(board, before=before.readers)
    return board


@transaction.atomic
def delete_board(board: Board, *, by: User) -> None:
    """Take an empty board away with the rights on it; raises Refused, and Conflict where threads stand on it."""
    require(rules.may_keep_boards(by), _("Only those who keep the boards can delete them."))
    board = Board.objects.select_for_update().get(pk=board.pk)
    if not rules.may_delete_board(by, board):
        raise Conflict(
            _("Threads stand on this board. Close it instead: it is read as before, and nobody writes in it.")
        )
    board.delete()


@transaction.atomic
def move_board(board: Board, *, by: User, steps: int) -> None:
    """Move a board along the list, towards its end, or with negative steps towards its beginning."""
    require(rules.may_keep_boards(by), _("Only those who keep the boards can order them."))
    order = list(Board.objects.select_for_update().order_by("position", "name"))
    place = order.index(board)
    order.insert(max(place + steps, 0), order.pop(place))
    for position, one in enumerate(order):
        if one.position != position:
            Board.objects.filter(pk=one.pk).update(position=position, version=F("version") + 1)


def heed_rights(board: Board, *, before: frozenset[str] | None = None) -> None:
    """Let everything follow who reads the board now: the index, alerts that wait, sockets that are open.

    `before` is who read it, so that nothing is done where they still do.
    """
    board.__dict__.pop("group_rights", None)
    if before == board.readers:
        return
    threads, posts = board.threads.values_list("pk", flat=True), Post.objects.filter(thread__board=board)
    for kind, pks in (("thread", threads), ("post", posts.values_list("pk", flat=True))):
        things = cast("QuerySet[Model, int]", pks)
        mean_for(kind, things, audience=board.readers)
        if not board.is_public():
            forget_beyond(kind, things, audience=board.readers)
    broadcasts.rights_lost()


def _choose(board: Board, rights: Mapping[int, bool]) -> None:
    board.rights.exclude(group__in=rights).delete()
    for group, may_write in rights.items():
        BoardRight.objects.update_or_create(board=board, group_id=group, defaults={"may_write": may_write})

"""Keeping boards."""

from django.db import transaction

from forum import broadcasts
from forum.actions import indexing
from forum.models import Board


@transaction.atomic
def save_board(board: Board) -> None:
    """Write a board down; with another audience, its threads are found by others, and sockets ask for their right."""
    before = Board.objects.filter(pk=board.pk).values_list("audience", flat=True).first()
    board.save()
    if before not in {None, board.audience}:
        for thread in board.threads.open().iterator(chunk_size=200):
            indexing.index_whole_thread(thread)
        broadcasts.rights_lost()

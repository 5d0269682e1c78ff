"""Boards, threads and numbered posts."""

from forum.models.boards import Board, BoardRight
from forum.models.drafts import PostDraft
from forum.models.pictures import Picture
from forum.models.posts import Post, Revision
from forum.models.reading import ReadMark
from forum.models.thanks import Thanks
from forum.models.threads import EventName, Thread, ThreadEvent, ThreadTag

__all__ = [
    "Board",
    "BoardRight",
    "EventName",
    "Picture",
    "Post",
    "PostDraft",
    "ReadMark",
    "Revision",
    "Thanks",
    "Thread",
    "ThreadEvent",
    "ThreadTag",
]

"""Boards, threads and numbered posts."""

from forum.models.boards import Board
from forum.models.posts import Post, Revision
from forum.models.threads import EventName, Thread, ThreadEvent, ThreadTag

__all__ = ["Board", "EventName", "Post", "Revision", "Thread", "ThreadEvent", "ThreadTag"]

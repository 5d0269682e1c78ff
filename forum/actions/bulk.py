"""Whole conversations written down at once, for communities that come from elsewhere or are made up.

Numbers, events, counters, tags and the index are as the other actions leave them. Left out is what only a living moment
needs: nobody's right or pace is asked, no follower is told, no open page is rung. Texts come tidy and checked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from forum.actions import indexing
from forum.models import Board, EventName, Post, Thread, ThreadEvent, ThreadTag
from search.actions import put_all
from search.entries import Entry
from tags.models import Tag

# Rows in one statement.
BATCH = 1000


@dataclass(frozen=True)
class Said:
    """One post to be; no author has two with one key."""

    author: User
    body: str
    language: str
    key: UUID
    at: datetime


@dataclass(frozen=True)
class Conversation:
    """A thread to be, with at least one post; the first one opens it, and none is older than the one before it."""

    board: Board
    title: str
    language: str
    tags: Sequence[Tag]
    posts: Sequence[Said]


@transaction.atomic
def open_threads(conversations: Sequence[Conversation]) -> list[Thread]:
    """Write all threads down with their posts, or none; they are returned in the order in which they came."""
    threads = Thread.objects.bulk_create([_thread(told) for told in conversations])
    _tag(threads, conversations)
    posts = [_posts(thread, told) for thread, told in zip(threads, conversations, strict=True)]
    written = Post.objects.bulk_create([post for several in posts for post in several], batch_size=BATCH)
    ThreadEvent.objects.bulk_create([_event(post) for post in written], batch_size=BATCH)
    _index([*_openings(threads, conversations), *_replies(written)])
    return threads


def _thread(told: Conversation) -> Thread:
    first, last, many = told.posts[0], told.posts[-1], len(told.posts)
    return Thread(
        board=told.board,
        title=told.title,
        language=told.language,
        author=first.author,
        created_at=first.at,
        bumped_at=last.at,
        post_count=many,
        letters=sum(len(said.body) for said in told.posts),
        last_number=many,
        last_seq=many,
    )


def _tag(threads: Sequence[Thread], conversations: Sequence[Conversation]) -> None:
    ThreadTag.objects.bulk_create(
        ThreadTag(content_object=thread, tag=tag)
        for thread, told in zip(threads, conversations, strict=True)
        for tag in dict.fromkeys(told.tags)
    )


def _posts(thread: Thread, told: Conversation) -> list[Post]:
    return [
        Post(
            thread=thread,
            number=number,
            author=said.author,
            body=said.body,
            language=said.language,
            key=said.key,
            created_at=said.at,
        )
        for number, said in enumerate(told.posts, start=1)
    ]


def _event(post: Post) -> ThreadEvent:
    # Nothing else has happened: the events count what the posts count.
    return ThreadEvent(
        thread=post.thread, seq=post.number, name=EventName.POST_ADDED, post=post, created_at=post.created_at
    )


def _openings(threads: Sequence[Thread], conversations: Sequence[Conversation]) -> list[Entry]:
    return [
        indexing.entry_of_opening(thread, bodies=[told.posts[0].body], tags=told.tags)
        for thread, told in zip(threads, conversations, strict=True)
    ]


def _replies(posts: Iterable[Post]) -> list[Entry]:
    return indexing.entries_of_posts(post for post in posts if post.number > 1)


def _index(entries: Sequence[Entry]) -> None:
    for start in range(0, len(entries), BATCH):
        put_all(entries[start : start + BATCH])

"""What a feed says: the newest cases, threads and posts about one thing, as everybody reads them."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import blake2s
from typing import Any

from django.utils.translation import get_language

from casestudies.models import Case
from casestudies.querysets import CaseQuerySet
from casestudies.template import texts
from forum.models import Post, Thread
from forum.querysets import PostQuerySet, ThreadQuerySet
from house import known
from markup import render

ENTRIES = 20
# What changes whenever an entry does.
CASE_FACTS = ("pk", "version", "published_at", "author__display_name")
THREAD_FACTS = ("pk", "last_seq", "created_at", "author__display_name")
POST_FACTS = ("pk", "thread", "thread__last_seq", "created_at", "author__display_name")


@dataclass(frozen=True)
class Entry:
    """One case, thread or post; `number` is an address that never changes, `html` is safe."""

    title: str
    address: str
    number: str
    html: str
    language: str
    author: str
    at: datetime


@dataclass(frozen=True)
class Source:
    """What one feed is about; each list is ordered, the newest first."""

    title: str
    address: str
    cases: CaseQuerySet = field(default_factory=Case.objects.none)
    threads: ThreadQuerySet = field(default_factory=Thread.objects.none)
    posts: PostQuerySet = field(default_factory=Post.objects.none)

    @cached_property
    def facts(self) -> list[list[Any]]:
        """What changes with the entries; one small query for each list."""
        return [
            list(self.cases[:ENTRIES].values_list(*CASE_FACTS)),
            list(self.threads[:ENTRIES].values_list(*THREAD_FACTS)),
            list(self.posts[:ENTRIES].values_list(*POST_FACTS)),
        ]

    def is_empty(self) -> bool:
        """Whether the feed has no entry."""
        return not any(self.facts)

    def stamp(self) -> str:
        """An ETag that changes with all that the feed says."""
        said = repr((self.title, get_language(), self.facts))
        return f'"{blake2s(said.encode(), digest_size=16).hexdigest()}"'

    def entries(self) -> list[Entry]:
        """The newest twenty of all lists, newest first."""
        cases = [_case(case) for case in self.cases.select_related("author")[:ENTRIES]]
        posts = [_post(post) for post in self.posts.select_related("author", "thread")[:ENTRIES]]
        entries = [*cases, *posts, *_threads(list(self.threads.select_related("author")[:ENTRIES]))]
        return sorted(entries, key=lambda entry: entry.at, reverse=True)[:ENTRIES]


def _case(case: Case) -> Entry:
    author = case.named_author
    text = next(iter(texts(case.content)), "")
    return Entry(
        title=case.title,
        address=case.get_absolute_url(),
        number=f"/cases/{case.pk}/",
        html=render(text, language=case.language),
        language=case.language,
        author=author.display_name if author else known.name(),
        at=case.published_at or case.created_at,
    )


def _threads(threads: list[Thread]) -> list[Entry]:
    first = Post.objects.readable().filter(thread__in=threads, number=1)
    texts = dict(first.values_list("thread", "body"))
    return [_thread(thread, texts.get(thread.pk, "")) for thread in threads]


def _thread(thread: Thread, text: str) -> Entry:
    return Entry(
        title=thread.title,
        address=thread.get_absolute_url(),
        number=f"/threads/{thread.pk}/",
        html=render(text, language=thread.language),
        language=thread.language,
        author=thread.author.display_name,
        at=thread.created_at,
    )


def _post(post: Post) -> Entry:
    return Entry(
        title=post.thread.title if post.number == 1 else f"{post.thread.title} · {post.number}",
        address=post.anchor,
        number=post.get_absolute_url(),
        html=render(post.body, language=post.language),
        language=post.language,
        author=post.author.display_name,
        at=post.created_at,
    )

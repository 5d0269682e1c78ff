"""Threads and posts as other packages speak of them, and how moderators hide them."""

from collections.abc import Collection, Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

import subjects
from accounts.models import User
from accounts.refusing import require
from forum import actions, rules
from forum.actions import indexing
from forum.models import Board, Post, Thread, ThreadTag
from markup import excerpt, isolated
from search.entries import Entry
from subjects import Card, Viewer


class ThreadSubject:
    """Kind "thread"."""

    kind = "thread"

    def visible_to(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        """A thread that was merged away stands for the one where its posts are."""
        pks, seen = list(pks), Thread.objects.visible_to(user)
        found = Q(pk__in=seen.filter(pk__in=pks).values("pk")) | Q(
            merged_into__in=seen.filter(merged__in=pks).values("pk")
        )
        return set(Thread.objects.filter(found, pk__in=pks).values_list("pk", flat=True))

    def in_sight(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        """All but those on boards that a person does not read; what was merged away is on the board where it went."""
        elsewhere = Thread.objects.exclude(board__in=Board.objects.visible_to(user)).filter(pk__in=pks)
        return set(pks) - set(elsewhere.values_list("pk", flat=True))

    def cards(self, pks: Iterable[int], language: str) -> dict[int, Card]:
        threads = Thread.objects.filter(pk__in=pks).select_related("merged_into")
        return {thread.pk: _card_of_thread(thread.merged_into or thread) for thread in threads}

    def entries(self, after: int, limit: int) -> list[Entry]:
        """What the index should hold of the threads that follow a number, in their order."""
        threads = Thread.objects.open().filter(pk__gt=after, about_kind="", merged_into=None).select_related("board")
        threads = threads.prefetch_related("board__rights").order_by("pk")
        return [indexing.entry_of_thread(thread) for thread in threads[:limit]]

    def may_flag(self, user: User, pk: int) -> bool:
        thread = Thread.objects.with_head().filter(pk=pk).first()
        return thread is not None and rules.may_flag_thread(user, thread)

    def hide(self, pk: int, *, by: User, reason: str) -> None:
        actions.hide_thread(_standing(pk), by=by, reason=reason)

    def restore(self, pk: int, *, by: User) -> None:
        thread = _standing(pk)
        # The page of a thread shows what it is about: it comes back with its subject, not before.
        require(_is_about_something_shown(thread), _("This story is hidden."))
        actions.restore_thread(thread, by=by)

    def is_hidden(self, pk: int) -> bool:
        return _standing(pk).is_hidden()


class PostSubject:
    """Kind "post"."""

    kind = "post"

    def visible_to(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return set(Post.objects.visible_to(user).filter(pk__in=pks).values_list("pk", flat=True))

    def in_sight(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        """All but those on boards that a person does not read."""
        elsewhere = Post.objects.exclude(thread__board__in=Board.objects.visible_to(user)).filter(pk__in=pks)
        return set(pks) - set(elsewhere.values_list("pk", flat=True))

    def cards(self, pks: Iterable[int], language: str) -> dict[int, Card]:
        posts = Post.objects.filter(pk__in=pks).select_related("thread")
        return {post.pk: _card(post, language) for post in posts}

    def entries(self, after: int, limit: int) -> list[Entry]:
        """What the index should hold of the posts that follow a number, in their order."""
        posts = Post.objects.later().readable().filter(pk__gt=after, thread__hidden_at=None)
        posts = posts.select_related("thread__board").prefetch_related("thread__board__rights").order_by("pk")
        return indexing.entries_of_posts(posts[:limit])

    def may_flag(self, user: User, pk: int) -> bool:
        post = Post.objects.select_related("thread__board").filter(pk=pk).first()
        return post is not None and rules.may_flag_post(user, post)

    def hide(self, pk: int, *, by: User, reason: str) -> None:
        actions.hide_post(Post.objects.get(pk=pk), by=by, reason=reason)

    def restore(self, pk: int, *, by: User) -> None:
        actions.restore_post(Post.objects.get(pk=pk), by=by)

    def is_hidden(self, pk: int) -> bool:
        return Post.objects.filter(pk=pk).exclude(hidden_at=None).exists()


def _standing(pk: int) -> Thread:
    thread = Thread.objects.select_related("merged_into").get(pk=pk)
    return thread.merged_into or thread


def tags_read(user: Viewer, pks: Collection[int]) -> set[int]:
    """Those of the tags that a person reads on threads."""
    carried = ThreadTag.objects.filter(tag__in=pks, content_object__in=Thread.objects.visible_to(user))
    return set(carried.values_list("tag", flat=True))


def _is_about_something_shown(thread: Thread) -> bool:
    return thread.about is None or thread.about in subjects.visible(AnonymousUser(), [thread.about])


def _card_of_thread(thread: Thread) -> Card:
    return Card(thread.title, thread.get_absolute_url(), excerpt="", language=thread.language)


def _card(post: Post, language: str) -> Card:
    with override(language):
        title = _("Post %(number)d in “%(thread)s”") % {"number": post.number, "thread": isolated(post.thread.title)}
    # What is not readable in its thread is read at its own address, by those who may.
    address = post.anchor if post.is_readable() else post.get_absolute_url()
    return Card(title, address, excerpt(post.body), post.language, made_in=language)

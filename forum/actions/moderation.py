"""Hiding, restoring and locking."""

from typing import cast

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import require
from forum import broadcasts, rules
from forum.actions import indexing
from forum.actions.locking import locked_post, locked_thread
from forum.actions.posts import count_again
from forum.models import EventName, Post, Thread
from forum.querysets import PostQuerySet
from moderation.actions import record
from moderation.models import LogEntry
from notifications.actions import announce, reinstate, withdraw
from subjects import Key


@transaction.atomic
def hide_post(post: Post, *, by: User, reason: str) -> Post:
    """Put a stub in the place of a post; its author and moderators still read it at its own address."""
    post = locked_post(post)
    require(rules.may_moderate(by) and not post.is_moved(), _("Only moderators can hide."))
    if post.is_hidden():
        return post
    if post.is_readable():
        count_again(post.thread, -1, letters=-len(post.body))
    _mark_hidden(post, reason)
    indexing.index_post(post)
    withdraw("post", [post.pk])
    _tell_author("subject-hidden", ("post", post.pk), post.author, by=by, note=reason)
    broadcasts.happened(post.thread.record(EventName.POST_HIDDEN, post))
    return post


@transaction.atomic
def restore_post(post: Post, *, by: User) -> Post:
    """Show a hidden post again."""
    post = locked_post(post)
    require(rules.may_moderate(by), _("Only moderators can restore."))
    if not post.is_hidden():
        return post
    _mark_shown(post)
    if post.is_readable():
        count_again(post.thread, 1, letters=len(post.body))
    indexing.index_post(post)
    if post.is_readable() and not post.thread.is_hidden():
        # In a hidden thread they come back with the thread: until then nobody could open them.
        reinstate("post", [post.pk])
    _tell_author("subject-restored", ("post", post.pk), post.author, by=by)
    broadcasts.happened(post.thread.record(EventName.POST_RESTORED, post))
    return post


@transaction.atomic
def hide_thread(thread: Thread, *, by: User, reason: str) -> Thread:
    """Take a thread away from everyone but its author and moderators, with its words in search and alerts."""
    thread = locked_thread(thread)
    require(rules.may_moderate(by), _("Only moderators can hide."))
    if thread.is_hidden():
        return thread
    _mark_hidden(thread, reason)
    indexing.withdraw_thread(thread)
    withdraw("thread", [thread.pk])
    withdraw("post", _pks(thread.posts.all()))
    if thread.about is None:
        # Of a case and its thread the author hears once, by the case.
        _tell_author("subject-hidden", ("thread", thread.pk), thread.author, by=by, note=reason)
    broadcasts.happened(thread.record(EventName.THREAD_HIDDEN))
    broadcasts.rights_lost(thread)
    return thread


@transaction.atomic
def restore_thread(thread: Thread, *, by: User) -> Thread:
    """Show a hidden thread again, with its words in search and alerts."""
    thread = locked_thread(thread)
    require(rules.may_moderate(by), _("Only moderators can restore."))
    if not thread.is_hidden():
        return thread
    _mark_shown(thread)
    indexing.index_whole_thread(thread)
    reinstate("thread", [thread.pk])
    reinstate("post", _pks(thread.posts.readable()))
    if thread.about is None:
        _tell_author("subject-restored", ("thread", thread.pk), thread.author, by=by)
    broadcasts.happened(thread.record(EventName.THREAD_RESTORED))
    return thread


@transaction.atomic
def lock_thread(thread: Thread, *, by: User) -> Thread:
    """Let nobody reply any more; what was said stays readable."""
    thread = locked_thread(thread)
    require(rules.may_lock(by, thread), _("Only moderators can lock a thread."))
    if not thread.is_locked():
        thread.locked_at = timezone.now()
        thread.save(update_fields=["locked_at"])
        record(LogEntry.Act.LOCK, ("thread", thread.pk), by=by, sentence="")
        broadcasts.happened(thread.record(EventName.THREAD_LOCKED))
    return thread


@transaction.atomic
def unlock_thread(thread: Thread, *, by: User) -> Thread:
    """Open a locked thread again."""
    thread = locked_thread(thread)
    require(rules.may_lock(by, thread), _("Only moderators can unlock a thread."))
    if thread.is_locked():
        thread.locked_at = None
        thread.save(update_fields=["locked_at"])
        record(LogEntry.Act.UNLOCK, ("thread", thread.pk), by=by, sentence="")
        broadcasts.happened(thread.record(EventName.THREAD_UNLOCKED))
    return thread


def _pks(posts: PostQuerySet) -> QuerySet[Model, int]:
    # A subquery: a thread may have more posts than a statement may have values.
    return cast("QuerySet[Model, int]", posts.values_list("pk", flat=True))


def _mark_hidden(thing: Post | Thread, reason: str) -> None:
    thing.hidden_at, thing.hidden_reason = timezone.now(), reason
    thing.save(update_fields=["hidden_at", "hidden_reason"])


def _mark_shown(thing: Post | Thread) -> None:
    thing.hidden_at, thing.hidden_reason = None, ""
    thing.save(update_fields=["hidden_at", "hidden_reason"])


def _tell_author(name: str, about: Key, author: User, *, by: User, note: str = "") -> None:
    announce(name, about=about, actor=by, topics={author.topic}, note=note)

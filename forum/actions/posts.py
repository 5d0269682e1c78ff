"""Replying, editing and deleting."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import subjects
from accounts.actions import consider_trust, one_at_a_time
from accounts.models import User
from accounts.refusing import Conflict, UsedAlready, require
from forum import broadcasts, rules
from forum.actions import drafts, indexing, naming, newcomers, pace, pictures, reading
from forum.actions.locking import locked_post, locked_thread
from forum.models import EventName, Post, Revision, Thread
from forum.texts import tidy
from markup.languages import guess
from notifications.actions import announce, withdraw

# An edit so soon after posting is the end of writing: readers see no mark, the earlier text is kept all the same.
GRACE = timedelta(minutes=5)


@transaction.atomic
def reply(
    thread: Thread,
    *,
    author: User,
    body: str,
    key: UUID,
    language: str | None = None,
    at: datetime | None = None,
    sequence: int | None = None,
) -> Post:
    """Add a post at the end of the thread; the same key of the same author returns the post it made before.

    `at` gives imported posts their own moment; they are not held to the pace of typing. `sequence` is that of the draft
    it was sent from.
    Raises Refused, Conflict or TooMany with a sentence, ValidationError for a bad or repeated text.
    """
    # Also in two threads: neither key nor pace may be passed by.
    one_at_a_time(author)
    # The lock keeps numbers in reading order, which open pages rely on to catch up.
    thread, body = locked_thread(thread), tidy(body)
    made = Post.objects.filter(author=author, key=key).first()
    if made is not None:
        return _made_before(made, thread, body)
    require(rules.may_reply(author, thread), _why_not(thread))
    if at is None:
        _keep_measure(thread, author=author, body=body)
    drafts.use_up(author, key=key, sequence=sequence)
    at, spoken = at or timezone.now(), language or guess(body) or author.interface_language
    return _say(Post(thread=thread, author=author, body=body, key=key, language=spoken, created_at=at))


@transaction.atomic
def edit_post(post: Post, *, by: User, body: str, base: str, dropped: Collection[int] = ()) -> Post:
    """Give a post another text, and other pictures. `base` is the version of the text the edit started from.

    Raises Refused with a sentence, Conflict when the text changed meanwhile, ValidationError for a bad text.
    """
    post = locked_post(post)
    require(rules.may_edit_post(by, post), _("You cannot edit this post."))
    body = tidy(body)
    if body == post.body:
        return _change_pictures(post, dropped)
    if base != post.version:
        raise Conflict(_("Someone changed this text while you wrote. Nothing was overwritten."))
    _check(body)
    newcomers.keep_links(body, author=by)
    named = naming.people_to_tell(body, by=by, told=post.handles)
    _keep_text(post, by=by)
    pictures.change(post, dropped=dropped)
    _write(post, body=body, named=named)
    indexing.index_post(post)
    if named:
        announce("mentioned", about=("post", post.pk), actor=by, topics=naming.topics(named))
    broadcasts.happened(post.thread.record(EventName.POST_EDITED, post))
    return post


@transaction.atomic
def delete_post(post: Post, *, by: User) -> Post:
    """Leave a numbered stub; the text stays only among the earlier texts, for moderators. Twice is once."""
    post = locked_post(post)
    if post.is_deleted() and post.author_id == by.pk:
        return post
    require(rules.may_delete_post(by, post), _("You cannot delete this post."))
    _keep_text(post, by=by)
    count_again(post.thread, -1, letters=-len(post.body))
    post.body, post.deleted_at = "", timezone.now()
    pictures.take_all_away(post)
    post.save(update_fields=["body", "deleted_at", "pictures"])
    indexing.index_post(post)
    withdraw("post", [post.pk])
    broadcasts.happened(post.thread.record(EventName.POST_DELETED, post))
    return post


def add_post(post: Post) -> None:
    """Write a new post at the end of its locked or just made thread, with its event and the pictures under its key.

    The text is tidy, and rights were asked by the caller. Raises ValidationError for a bad text or language.
    """
    _check(post.body)
    taken = pictures.waiting_for(post.author, post.key)
    thread = post.thread
    thread.last_number += 1
    post.number, post.pictures = thread.last_number, [picture.shown for picture in taken]
    post.clean_fields(exclude=["thread", "author", "body"])
    post.save()
    pictures.give_to(post, taken)
    thread.bumped_at = max(thread.bumped_at, post.created_at) if post.number > 1 else post.created_at
    count_again(thread, 1, letters=len(post.body))
    thread.save(update_fields=["last_number", "bumped_at"])
    reading.pass_own(thread, author=post.author, number=post.number)
    broadcasts.happened(thread.record(EventName.POST_ADDED, post))


def was_once(post: Post, body: str) -> bool:
    """Whether the text is, or was before an edit, the text of the post."""
    return body == post.body or post.revisions.filter(body=body).exists()


def count_again(thread: Thread, difference: int, *, letters: int) -> None:
    """Add to the number of readable posts of a locked thread, and to that of their characters."""
    thread.post_count = max(thread.post_count + difference, 0)
    thread.letters = max(thread.letters + letters, 0)
    thread.save(update_fields=["post_count", "letters"])


def _say(post: Post) -> Post:
    named = naming.people_to_tell(post.body, by=post.author)
    post.mentions = list(named)
    add_post(post)
    indexing.index_post(post)
    _tell(post, named)
    consider_trust(post.author)
    return post


def _write(post: Post, *, body: str, named: Iterable[str]) -> None:
    count_again(post.thread, 0, letters=len(body) - len(post.body))
    post.body, post.mentions = body, [*post.handles, *named]
    _mark_edited(post)
    post.save(update_fields=["body", "edited_at", "mentions", "pictures"])


def _mark_edited(post: Post) -> None:
    if timezone.now() - post.created_at > GRACE:
        post.edited_at = timezone.now()


def _change_pictures(post: Post, dropped: Collection[int]) -> Post:
    if pictures.change(post, dropped=dropped):
        _mark_edited(post)
        post.save(update_fields=["pictures", "edited_at"])
        broadcasts.happened(post.thread.record(EventName.POST_EDITED, post))
    return post


def _made_before(post: Post, thread: Thread, body: str) -> Post:
    if Post.objects.stub_of(thread, post).exists():
        raise Conflict(_("This reply was sent already. A moderator moved it to another thread since."))
    if post.thread_id != thread.pk or not was_once(post, body):
        raise UsedAlready
    post.thread = thread
    return post


def _why_not(thread: Thread) -> str:
    if thread.is_locked():
        return _("This thread is locked: nobody can reply.")
    if thread.board.is_closed():
        return _("This board is closed: it can be read, and nobody writes in it.")
    return _("You cannot reply to this thread.")


def _keep_measure(thread: Thread, *, author: User, body: str) -> None:
    now = timezone.now()
    pace.refuse_repetition(body, author=author, thread=thread, now=now)
    newcomers.keep_links(body, author=author)
    newcomers.keep_replies(author, now=now)
    pace.keep_pace(author, now=now)


def _check(body: str) -> None:
    Post._meta.get_field("body").clean(body, None)


def _keep_text(post: Post, *, by: User) -> None:
    Revision.objects.create(post=post, body=post.body, by=by)


def _tell(post: Post, named: dict[str, int]) -> None:
    # The author of a thread learns of replies without following it; so does who told its subject without a name,
    # whose thread the house opened.
    thread = post.thread
    topics = {thread.topic, thread.author.topic} | naming.topics(named)
    if thread.about is not None:
        topics |= subjects.told_in_person(thread.about)
    announce("post-added", about=("post", post.pk), actor=post.author, topics=topics)

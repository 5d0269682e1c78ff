"""Opening and renaming threads."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import consider_trust, one_at_a_time
from accounts.models import User
from accounts.refusing import Conflict, UsedAlready, require
from forum import broadcasts, rules
from forum.actions import drafts, indexing, naming, newcomers, pace
from forum.actions.locking import locked_thread
from forum.actions.posts import add_post, count_again, was_once
from forum.models import Board, EventName, Post, Thread
from forum.texts import tidy, tidy_title
from markup.languages import guess
from notifications.actions import announce
from subjects import Key
from tags.models import Tag


@transaction.atomic
def open_thread(  # noqa: PLR0913  a thread is opened with all that it is
    board: Board,
    *,
    author: User,
    title: str,
    body: str,
    tags: Iterable[Tag] = (),
    about: Key | None = None,
    language: str | None = None,
    key: UUID | None = None,
    at: datetime | None = None,
    sequence: int | None = None,
) -> Thread:
    """A new thread with its first post; the same key of the same author returns the thread it made before.

    `at` gives imported threads their own moment; they are not held to the pace of typing. `sequence` is that of the
    draft it was sent from.
    Raises Refused, Conflict or TooMany with a sentence, ValidationError for a bad title or text.
    """
    # The same form sent twice at once finds what the first request made.
    one_at_a_time(author)
    key, body = key or uuid4(), tidy(body)
    made = _made_before(author, key, body)
    if made is not None:
        return made
    require(rules.may_open_thread(author, board), _("You cannot open a thread here."))
    if at is None and about is None:
        _keep_measure(author, body=body)
        drafts.use_up(author, key=key, sequence=sequence)
    at, spoken = at or timezone.now(), language or guess(f"{title}\n{body}") or author.interface_language
    thread = Thread(board=board, author=author, title=tidy_title(title), language=spoken, created_at=at)
    thread.about_kind, thread.about_pk = about or ("", None)
    thread.clean_fields(exclude=["board", "author", "tags"])
    opening = Post(thread=thread, author=author, body=body, key=key, language=spoken, created_at=at)
    return _open(thread, opening, tags=list(tags))


@transaction.atomic
def rename_thread(thread: Thread, *, by: User, title: str, base: str = "") -> Thread:
    """Give a thread another title; the address changes, its number does not. The title it has changes nothing.

    `base` is the title that was to be changed: Conflict is raised when it is another by now.
    """
    thread = locked_thread(thread)
    require(rules.may_rename(by, thread), _("You cannot rename this thread."))
    if thread.title == tidy_title(title):
        return thread
    if base not in {"", thread.title}:
        raise Conflict(_("Someone changed this title while you wrote. Nothing was overwritten."))
    thread.title = tidy_title(title)
    thread.clean_fields(exclude=["board", "author", "tags"])
    thread.save(update_fields=["title"])
    indexing.index_thread(thread)
    broadcasts.happened(thread.record(EventName.THREAD_RENAMED))
    return thread


@transaction.atomic
def renew_opening(thread: Thread, *, author: User, title: str, body: str, tags: Iterable[Tag]) -> Thread:
    """Bring the opening of a thread to what its subject says by now: who tells it, its title, tags and first words.

    The owner of the subject asked for the rights. Words that their author changed or took back stay as they are.
    """
    thread = locked_thread(thread)
    first = thread.posts.select_related("author").get(number=1)
    if first.author == thread.author:
        first.author = author
    if first.is_readable() and not first.revisions.exists():
        count_again(thread, 0, letters=len(tidy(body)) - len(first.body))
        first.body = tidy(body)
    first.save(update_fields=["author", "body"])
    is_renamed = thread.title != tidy_title(title)
    thread.author, thread.title = author, tidy_title(title)
    thread.clean_fields(exclude=["board", "author", "tags"])
    thread.save(update_fields=["author", "title"])
    thread.tags.set(tags)
    broadcasts.happened(thread.record(EventName.POST_EDITED, first))
    if is_renamed:
        broadcasts.happened(thread.record(EventName.THREAD_RENAMED))
    return thread


def _keep_measure(author: User, *, body: str) -> None:
    now = timezone.now()
    pace.refuse_repetition(body, author=author, thread=None, now=now)
    newcomers.keep_links(body, author=author)
    newcomers.keep_threads(author, now=now)
    pace.keep_pace(author, now=now)


def _open(thread: Thread, opening: Post, *, tags: list[Tag]) -> Thread:
    thread.save()
    thread.tags.add(*tags)
    # The owner of a subject writes the opening and tells of it by itself.
    named = naming.people_to_tell(opening.body, by=thread.author) if thread.about is None else {}
    opening.mentions = list(named)
    add_post(opening)
    indexing.index_post(opening)
    if thread.about is None:
        topics = {tag.topic for tag in tags} | naming.topics(named)
        announce("thread-opened", about=("thread", thread.pk), actor=thread.author, topics=topics)
        consider_trust(thread.author)
    return thread


def _made_before(author: User, key: UUID, body: str) -> Thread | None:
    post = Post.objects.filter(author=author, key=key).select_related("thread__board", "thread__author").first()
    if post is None:
        return None
    if post.number > 1 or not was_once(post, body):
        raise UsedAlready
    return post.thread

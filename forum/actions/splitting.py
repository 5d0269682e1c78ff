"""Making a thread of some posts of another."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import require
from forum import rules
from forum.actions.locking import locked_thread
from forum.actions.moving import carry, movable
from forum.models import Board, Post, Thread
from forum.texts import tidy_title
from moderation.actions import record
from moderation.models import LogEntry
from notifications.actions import follow_also
from tags.models import Tag


@transaction.atomic
def split_thread(
    thread: Thread,
    *,
    pks: Collection[int],
    board: Board,
    title: str,
    by: User,
    tags: Iterable[Tag] = (),
    sentence: str = "",
) -> Thread:
    """A new thread of some posts, by the writer of the first; stubs stay at the old numbers, followers follow both.

    Raises Refused with a sentence, Conflict when one of the posts is not there any more, ValidationError for a bad
    title. The sentence is for the log, which everybody reads.
    """
    source = locked_thread(thread)
    require(rules.may_split_to(by, board), _("You cannot open a thread here."))
    posts = movable(source, pks=pks, by=by)
    made = _opened(posts[0], board=board, title=title)
    made.tags.add(*tags)
    follow_also(made.topic, beside=source.topic)
    carry(posts, source, made)
    record(LogEntry.Act.SPLIT, ("thread", source.pk), by=by, sentence=sentence)
    return made


def _opened(first: Post, *, board: Board, title: str) -> Thread:
    made = Thread(
        board=board,
        author=first.author,
        title=tidy_title(title),
        language=first.language,
        created_at=first.created_at,
        bumped_at=first.created_at,
    )
    made.clean_fields(exclude=["board", "author", "tags"])
    made.save()
    return made

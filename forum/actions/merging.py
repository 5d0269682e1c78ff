"""Merging a thread with another: its posts go there, and it becomes a signpost."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import Conflict, require
from forum import broadcasts, rules
from forum.actions import indexing, moving, reading
from forum.actions.locking import locked_threads
from forum.actions.posts import count_again
from forum.models import EventName, Post, PostDraft, Thread
from moderation.actions import record
from moderation.models import LogEntry
from notifications.actions import follow_instead, forget_beyond
from search.actions import withdraw


@transaction.atomic
def merge_threads(thread: Thread, *, into: Thread, by: User, sentence: str = "") -> Thread:
    """Let all posts of a thread stand at the end of another, in their order; its addresses lead there from now on.

    Returns the other thread. Raises Refused with a sentence, and Conflict for one thread twice. The sentence is for
    the log, which everybody reads.
    """
    source, target = locked_threads(thread, into)
    if source == target:
        raise Conflict(_("A thread cannot be merged with itself."))
    require(rules.may_merge(by, source), _("This thread cannot be merged with another."))
    require(rules.may_move_to(by, target), _("Posts cannot be moved to this thread."))
    end, posts = target.last_number, list(source.posts.with_author().order_by("number"))
    moving.renumber(posts, target)
    _add_up(source, target)
    reading.carry_marks(source, target, past=source.last_number, end=end)
    moving.follow([post for post in posts if not post.is_moved()], target)
    _lead(source, target, after=end)
    record(LogEntry.Act.MERGE, ("thread", source.pk), by=by, sentence=sentence)
    _tell(source, target, posts)
    return target


def _add_up(source: Thread, target: Thread) -> None:
    posts, letters = source.post_count, source.letters
    count_again(target, posts, letters=letters)
    count_again(source, -posts, letters=-letters)
    moving.bump(target, max(source.bumped_at, target.bumped_at))
    target.tags.add(*source.tags.all())
    indexing.index_thread(target)


def _lead(source: Thread, target: Thread, *, after: int) -> None:
    """Let what led to the one thread lead to the other, and what led to the one before as well."""
    # One step is enough, however often it was merged.
    Thread.objects.filter(merged_into=source).update(
        merged_into=target, merged_after=F("merged_after") + after, board=target.board
    )
    source.merged_into, source.merged_after, source.board = target, after, target.board
    source.save(update_fields=["merged_into", "merged_after", "board"])
    PostDraft.objects.filter(thread=source).update(thread=target)
    source.read_marks.all().delete()
    follow_instead(target.topic, of=source.topic)
    withdraw(("thread", source.pk))
    if not target.board.is_public():
        forget_beyond("thread", [source.pk], audience=target.board.readers)


def _tell(source: Thread, target: Thread, posts: list[Post]) -> None:
    # What happened before speaks of posts that stand elsewhere.
    source.events.all().delete()
    source.events_floor = source.last_seq
    source.save(update_fields=["events_floor"])
    broadcasts.happened(source.record(EventName.THREAD_MERGED))
    broadcasts.rights_lost(source)
    broadcasts.happened(target.record_each(EventName.POST_ARRIVED, posts))

"""Moving posts from one thread to another. Each gets a number at the end of the other; its own address follows it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import Conflict, require
from forum import broadcasts, rules
from forum.actions import indexing, reading
from forum.actions.locking import locked_threads
from forum.actions.posts import count_again
from forum.models import EventName, Post, Thread
from moderation.actions import record
from moderation.models import LogEntry
from notifications.actions import forget_beyond

BATCH = 500


@transaction.atomic
def move_posts(thread: Thread, *, pks: Collection[int], to: Thread, by: User, sentence: str = "") -> list[Post]:
    """Let posts of a thread stand at the end of another, in their order; a stub at each old number leads to the post.

    Returns the posts in their new place. Raises Refused with a sentence, Conflict when one of them is not there any
    more or the threads are the same. The sentence is for the log, which everybody reads.
    """
    source, target = locked_threads(thread, to)
    if source == target:
        raise Conflict(_("These posts stand in this thread already."))
    require(rules.may_move_to(by, target), _("Posts cannot be moved to this thread."))
    posts = movable(source, pks=pks, by=by)
    carry(posts, source, target)
    record(LogEntry.Act.MOVE, ("thread", source.pk), by=by, sentence=sentence)
    return posts


def movable(thread: Thread, *, pks: Collection[int], by: User) -> list[Post]:
    """Posts of a locked thread in their order; raises Refused where one must stay, Conflict where one is missing."""
    posts = list(thread.posts.filter(pk__in=pks).with_author().order_by("number"))
    if not posts or len(posts) != len(set(pks)):
        raise Conflict(_("Some of these posts are not in this thread any more. Nothing was moved."))
    for post in posts:
        post.thread = thread
        require(rules.may_move(by, post), _("These posts cannot be moved. The first one stays with its thread."))
    return posts


def carry(posts: Sequence[Post], source: Thread, target: Thread) -> None:
    """Take posts of one locked thread to another, with all that depends on where they stand, and tell open pages."""
    past, end = posts[-1].number, target.last_number
    stubs = _change_places(posts, source, target)
    _count(posts, source, target)
    reading.carry_marks(source, target, past=past, end=end)
    follow(posts, target)
    broadcasts.happened(source.record_each(EventName.POST_MOVED, stubs))
    broadcasts.happened(target.record_each(EventName.POST_ARRIVED, posts))


def renumber(posts: Sequence[Post], target: Thread) -> None:
    """Give posts the next numbers of a locked thread, in their order."""
    for number, post in enumerate(posts, target.last_number + 1):
        post.thread, post.number = target, number
    Post.objects.bulk_update(posts, ["thread", "number"], batch_size=BATCH)
    target.last_number = posts[-1].number
    target.save(update_fields=["last_number"])


def follow(posts: Sequence[Post], target: Thread) -> None:
    """Let search and waiting alerts reach those who read the posts in their new place, and nobody else."""
    indexing.index_arrivals(posts)
    if not target.board.is_public():
        forget_beyond("post", [post.pk for post in posts], audience=target.board.readers)


def _change_places(posts: Sequence[Post], source: Thread, target: Thread) -> list[Post]:
    stubs = [_stub(post) for post in posts]
    renumber(posts, target)
    Post.objects.bulk_create(stubs, batch_size=BATCH)
    # Whoever catches up on the old thread reads no more of the post than its stub.
    stub = Post.objects.stub_of(source.pk, OuterRef("post"))
    source.events.filter(post__in=[post.pk for post in posts]).update(post=Subquery(stub.values("pk")[:1]))
    return stubs


def _stub(post: Post) -> Post:
    return Post(
        thread=post.thread,
        number=post.number,
        author=post.author,
        language=post.language,
        created_at=post.created_at,
        moved_to=post,
    )


def _count(posts: Sequence[Post], source: Thread, target: Thread) -> None:
    readable = [post for post in posts if post.is_readable()]
    letters = sum(len(post.body) for post in readable)
    count_again(source, -len(readable), letters=-letters)
    count_again(target, len(readable), letters=letters)
    moments = [post.created_at for post in posts]
    if source.bumped_at in moments:
        bump(source, source.posts.written().aggregate(last=Max("created_at"))["last"])
    bump(target, max(target.bumped_at, *moments))


def bump(thread: Thread, moment: datetime) -> None:
    """Note when the last of the thread's posts was written."""
    thread.bumped_at = moment
    thread.save(update_fields=["bumped_at"])

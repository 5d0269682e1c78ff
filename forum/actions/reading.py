"""Keeping the place up to which a member has read."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import Conflict, require
from forum import rules
from forum.models import Board, ReadMark, Thread
from forum.models.threads import NEW_FOR

# How long "mark the rest read" can be taken back.
UNDO = timedelta(minutes=10)


@transaction.atomic
def mark_read(thread: Thread, *, by: User, first: int, last: int) -> None:
    """Note that a member read the posts from `first` to `last`, both included.

    The mark moves only where nothing unread lies before `first`: what nobody read is never marked read.
    """
    require(rules.may_keep_place(by, thread), _("You cannot mark this thread as read."))
    last = min(last, thread.last_number)
    marks = ReadMark.objects.of(by).filter(thread=thread)
    moved = marks.filter(last_read__gte=first - 1, last_read__lt=last).update(last_read=last, skipped_at=None)
    if not moved and first <= 1 <= last:
        # Two windows may do this at the same moment.
        ReadMark.objects.bulk_create([ReadMark(user=by, thread=thread, last_read=last)], ignore_conflicts=True)


def pass_own(thread: Thread, *, author: User, number: int) -> None:
    """Whoever had read everything has read the own new post, too; the caller's transaction has the thread locked."""
    if number == 1:
        ReadMark.objects.create(user=author, thread=thread, last_read=1)
    else:
        ReadMark.objects.of(author).filter(thread=thread, last_read=number - 1).update(last_read=number)


def carry_marks(source: Thread, target: Thread, *, past: int, end: int) -> None:
    """Posts went from one thread to another, where `end` was the last number: whoever had read both read them.

    Past the number `past` of the first thread, that is, and all of the second, which may be new.
    """
    knew = ReadMark.objects.filter(thread=source, last_read__gte=past)
    if end == 0:
        new = (
            ReadMark(user_id=pk, thread=target, last_read=target.last_number)
            for pk in knew.values_list("user", flat=True)
        )
        ReadMark.objects.bulk_create(new, batch_size=500)
        return
    marks = ReadMark.objects.filter(thread=target, last_read=end, user__in=knew.values("user"))
    marks.update(last_read=target.last_number)


@transaction.atomic
def mark_rest_read(user: User, *, board: Board | None, until: datetime) -> None:
    """Count as read what stood in a board, or in all, at a moment: what came later stays new."""
    require(rules.may_keep_places(user), _("You cannot mark threads as read."))
    threads = Thread.objects.visible_to(user).open().filter(bumped_at__lte=until)
    if board is not None:
        threads = threads.filter(board=board)
    now = timezone.now()
    last = Subquery(Thread.objects.filter(pk=OuterRef("thread")).values("last_number"))
    begun = ReadMark.objects.of(user).behind().filter(thread__in=threads.values("pk"))
    begun.update(read_before=F("last_read"), last_read=last, skipped_at=now)
    young = threads.filter(created_at__gt=now - NEW_FOR).exclude(read_marks__user=user)
    ReadMark.objects.bulk_create(
        [ReadMark(user=user, thread=thread, last_read=thread.last_number, skipped_at=now) for thread in young],
        ignore_conflicts=True,
        batch_size=500,
    )


@transaction.atomic
def undo_rest_read(user: User) -> None:
    """Take the last "mark the rest read" back; raises Conflict after ten minutes, or when there was none."""
    require(rules.may_keep_places(user), _("You cannot mark threads as read."))
    skipped = ReadMark.objects.of(user).filter(skipped_at__gt=timezone.now() - UNDO)
    last = skipped.order_by("-skipped_at").values_list("skipped_at", flat=True).first()
    if last is None:
        raise Conflict(_("This cannot be taken back any more."))
    marks = skipped.filter(skipped_at=last)
    marks.filter(read_before=0).delete()
    marks.update(last_read=F("read_before"), skipped_at=None)

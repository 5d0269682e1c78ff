"""What the forum does by itself."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.utils import timezone
from django_tasks import task

from forum.models import Picture, PostDraft, Thread, ThreadEvent
from forum.models.threads import EVENTS_KEPT, EVENTS_KEPT_FOR

# Whoever writes for longer chooses a picture once more.
WAITING = timedelta(days=2)
BATCH = 500
# Batches of one run, so that it ends before the next begins.
BATCHES = 400


@task()
def sweep_pictures() -> None:
    """Throw away the pictures of posts that were never sent and are no drafts, some of them at a time."""
    is_drafted = Exists(PostDraft.objects.filter(author=OuterRef("author"), key=OuterRef("key")))
    with transaction.atomic():
        left = Picture.objects.filter(post=None, created_at__lt=timezone.now() - WAITING).exclude(is_drafted)
        for picture in left.select_for_update().order_by("created_at")[:BATCH]:
            picture.delete()


@task()
def prune_events() -> None:
    """Delete what no page catches up by any more: events of more than 30 days, or before the newest 500 of a thread."""
    before = timezone.now() - EVENTS_KEPT_FOR
    left = BATCHES
    for pk in _with_old_events(before)[:BATCHES]:
        while left and _prune(pk, before):
            left -= 1


def _with_old_events(before: datetime) -> list[int]:
    oldest = ThreadEvent.objects.filter(thread=OuterRef("pk"), seq=OuterRef("events_floor") + 1)
    threads = Thread.objects.filter(events_floor__lt=F("last_seq")).annotate(
        since=Subquery(oldest.values("created_at"))
    )
    too_much = Q(since__lt=before) | Q(last_seq__gt=F("events_floor") + EVENTS_KEPT)
    return list(threads.filter(too_much).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _prune(pk: int, before: datetime) -> bool:
    thread = Thread.objects.select_for_update().get(pk=pk)
    old = thread.events.filter(created_at__lt=before).aggregate(last=Max("seq"))["last"] or 0
    floor = min(max(old, thread.last_seq - EVENTS_KEPT), thread.events_floor + BATCH)
    if floor <= thread.events_floor:
        return False
    # The floor is written down with the deletion: nobody takes a gap for silence.
    Thread.objects.filter(pk=pk).update(events_floor=floor)
    thread.events.filter(seq__lte=floor).delete()
    return True

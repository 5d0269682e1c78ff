"""Tell an announcement to everyone concerned. May run twice, may be killed: the row knows what is left to do."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django_tasks import task

import subjects
from accounts.models import User
from notifications import broadcasts, gathering
from notifications.models import Alert, Announcement, Follow

LEASE = timedelta(minutes=2)
BATCH = 200
KEPT = timedelta(days=365)
# The topic under which a member is told to have been mentioned: `mention-7`.
NAMED = "mention"


@task()
def fan_out(announcement_pk: int) -> None:
    """Write one alert per member concerned who may see the thing, then ring their pages."""
    announcement = _lease(announcement_pk)
    if announcement is not None:
        for batch in _batches(_concerned(announcement).items()):
            _tell(announcement, dict(batch))
        Announcement.objects.filter(pk=announcement.pk).update(fanned_out_at=timezone.now())


@task()
def sweep() -> None:
    """Nudge what was left behind by a killed worker, and forget alerts after a year."""
    for pk in Announcement.objects.waiting(timezone.now()).order_by("pk").values_list("pk", flat=True)[:1000]:
        fan_out.enqueue(pk)
    Announcement.objects.filter(created_at__lt=timezone.now() - KEPT).delete()


def _lease(pk: int) -> Announcement | None:
    now: datetime = timezone.now()
    taken = Announcement.objects.waiting(now).filter(pk=pk).update(leased_until=now + LEASE)
    return Announcement.objects.get(pk=pk) if taken else None


def _concerned(announcement: Announcement) -> dict[int, str]:
    """Members by id, each with the topic by which the news came; "" for those addressed, NAMED for those mentioned."""
    followers = Follow.objects.any_of(announcement.topics).order_by("-pk").values_list("user_id", "topic")
    members = dict(followers) | dict.fromkeys(_addressed(announcement.topics, "member"), "")
    # Whoever is mentioned is told so, and not once more as a follower.
    members |= dict.fromkeys(_addressed(announcement.topics, NAMED), NAMED)
    members.pop(announcement.actor_id or 0, None)
    return members


def _addressed(topics: Iterable[str], kind: str) -> Iterator[int]:
    return (int(topic.removeprefix(f"{kind}-")) for topic in topics if topic.startswith(f"{kind}-"))


def _batches(items: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


@transaction.atomic
def _tell(announcement: Announcement, members: dict[int, str]) -> None:
    users = User.objects.filter(pk__in=members, is_active=True)
    # Asked anew for each member: between the announcement and now a right may have been lost.
    seeing = [user for user in users if subjects.visible(user, [announcement.key])]
    # Whoever has not yet read of the same is not rung again.
    told = [user for user in seeing if not gathering.gather(announcement, user)]
    Alert.objects.bulk_create([_alert(announcement, user, members[user.pk]) for user in told], ignore_conflicts=True)
    broadcasts.alerts_changed(user.pk for user in told)


def _alert(announcement: Announcement, user: User, topic: str) -> Alert:
    return Alert(
        user=user,
        announcement=announcement,
        name="mentioned" if topic == NAMED else announcement.name,
        kind=announcement.kind,
        object_pk=announcement.object_pk,
        actor_id=announcement.actor_id,
        note=announcement.note if topic == "" else "",
        topic="" if topic == NAMED else topic,
    )

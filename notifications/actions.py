"""Every change of what is followed, announced and read."""

from collections.abc import Iterable

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import subjects
from accounts.models import User
from accounts.refusing import require
from notifications import broadcasts, gathering, rules, tasks
from notifications.models import Alert, Announcement, Bookmark, Follow
from subjects import Key

Pks = Iterable[int] | models.QuerySet[models.Model, int]


@transaction.atomic
def announce(name: str, *, about: Key, actor: User | None, topics: set[str], note: str = "") -> Announcement:
    """Write down that something happened, inside the caller's transaction; a task tells it to everyone concerned.

    A topic is what members follow (`tag-12`, `thread-5`), one member to be told in person (`member-7`), or one who was
    mentioned (`mention-7`) and learns of that and nothing else.
    """
    kind, pk = about
    announcement = Announcement.objects.create(
        name=name, kind=kind, object_pk=pk, actor=actor, topics=sorted(topics), note=note
    )
    transaction.on_commit(lambda: tasks.fan_out.enqueue(announcement.pk), robust=True)
    return announcement


def withdraw(kind: str, pks: Pks) -> None:
    """Take the alerts about hidden things out of lists and counts, before anything is announced about the hiding."""
    Alert.objects.about(kind, pks).filter(withdrawn_at=None).update(withdrawn_at=timezone.now())


def forget_topics(key: Key, *, but: set[str]) -> None:
    """No longer say of a thing by which topics it was told, but for those that it still carries."""
    kind, pk = key
    Alert.objects.about(kind, [pk]).exclude(topic__in={"", *but}).update(topic="")


def reinstate(kind: str, pks: Pks) -> None:
    """Bring back the alerts about things that their readers see again."""
    Alert.objects.about(kind, pks).update(withdrawn_at=None)


def forget_beyond(kind: str, pks: Pks, *, audience: frozenset[str]) -> None:
    """Let alerts about some things wait no longer for those whom the things are not meant for any more.

    They count as read: the list leaves them out while their reader sees nothing of them, and has them back afterwards.
    """
    lost = Alert.objects.about(kind, pks).unread().exclude(user__in=User.objects.among(audience).values("pk"))
    members = set(lost.values_list("user_id", flat=True))
    lost.update(read_at=timezone.now())
    broadcasts.alerts_changed(members)


@transaction.atomic
def forget_unseen(user: User) -> None:
    """The same for one member who left a group: whatever the member may not see now waits no longer."""
    unread = Alert.objects.of(user).unread()
    keys = set(unread.order_by().values_list("kind", "object_pk"))
    for kind, pk in keys - subjects.visible(user, keys):
        unread.about(kind, [pk]).update(read_at=timezone.now())
    broadcasts.alerts_changed({user.pk})


@transaction.atomic
def untell(name: str, *, about: Key, actor: User) -> bool:
    """Take back what a member did before anybody reads of it; whether it was still untold or unread."""
    kind, pk = about
    untold, _rows = Announcement.objects.filter(
        name=name, kind=kind, object_pk=pk, actor=actor, fanned_out_at=None, alerts=None
    ).delete()
    named = [alert for alert in Alert.objects.select_for_update().alike(name, about) if alert.names(actor)]
    for alert in named:
        gathering.leave_out(alert, actor)
    broadcasts.alerts_changed({alert.user_id for alert in named})
    return bool(untold or named)


@transaction.atomic
def follow(user: User, *, topic: str) -> None:
    """Follow a topic; following twice changes nothing. Raises Refused for unknown topics and over 500."""
    require(rules.may_follow(user, topic), _("This cannot be followed."))
    require(rules.may_follow_more(user), _("You follow 500 things already. Stop following one of them first."))
    Follow.objects.get_or_create(user=user, topic=topic)


@transaction.atomic
def unfollow(user: User, *, topic: str) -> None:
    """Stop following; what was not followed stays so. Raises Refused for those who do not take part."""
    require(rules.may_unfollow(user), _("You cannot change what you follow."))
    Follow.objects.of(user).filter(topic=topic).delete()


def follow_also(topic: str, *, beside: str) -> None:
    """Let whoever follows one topic follow another, too: what they follow goes on there."""
    followers = Follow.objects.filter(topic=beside).values_list("user", flat=True)
    new = [Follow(user_id=pk, topic=topic) for pk in followers]
    Follow.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)


def follow_instead(topic: str, *, of: str) -> None:
    """Let whoever follows one topic follow another in its place; what waits to be told of the one reaches them, too."""
    follow_also(topic, beside=of)
    Follow.objects.filter(topic=of).delete()
    for waiting in Announcement.objects.filter(fanned_out_at=None, topics__icontains=f'"{of}"'):
        waiting.topics = sorted({topic, *waiting.topics} - {of})
        waiting.save(update_fields=["topics"])


@transaction.atomic
def mark_read(user: User, *, alert: Alert) -> None:
    """Note that a member opened one alert."""
    if Alert.objects.of(user).unread().filter(pk=alert.pk).update(read_at=timezone.now()):
        broadcasts.alerts_changed({user.pk})


@transaction.atomic
def mark_all_read(user: User, *, up_to: int) -> None:
    """Note all alerts up to a number as read; what came later stays new, for nobody has seen it."""
    Alert.objects.of(user).unread().filter(pk__lte=up_to).update(read_at=timezone.now())
    broadcasts.alerts_changed({user.pk})


@transaction.atomic
def bookmark(user: User, *, key: Key, note: str) -> Bookmark:
    """Keep a thing with a note, or give the kept one another note, which its owner may do with what is gone, too.

    Raises Refused for what one does not see and over 2,000 bookmarks.
    """
    kept = Bookmark.objects.of(user).on(key).first()
    if kept is None:
        require(rules.may_bookmark(user, key), _("This cannot be bookmarked."))
        require(rules.may_bookmark_more(user), _("You have 2,000 bookmarks already. Remove one of them first."))
    kind, pk = key
    made, _is_new = Bookmark.objects.update_or_create(user=user, kind=kind, object_pk=pk, defaults={"note": note})
    return made


@transaction.atomic
def forget(user: User, *, key: Key) -> None:
    """Remove a bookmark; what was not kept stays so."""
    Bookmark.objects.of(user).on(key).delete()

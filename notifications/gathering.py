"""Alerts that become one while nobody has read them: "Ana and 3 others thanked you"."""

from accounts.models import User
from notifications.models import Alert, Announcement

# What may be told of many people at once. A reply is not: each has words of its own.
GATHERED = frozenset({"post-thanked"})


def gather(announcement: Announcement, user: User) -> bool:
    """Add the actor to the member's unread alert of the same kind and subject; whether there was one.

    The row is locked, and nobody stands in it twice, so that a delivery may run again.
    """
    if announcement.name not in GATHERED or announcement.actor_id is None:
        return False
    alert = Alert.objects.select_for_update().alike(announcement.name, announcement.key).filter(user=user).first()
    if alert is None:
        return False
    others = alert.others or []
    if announcement.actor_id not in {alert.actor_id, *others}:
        alert.actor_id, alert.others = announcement.actor_id, [*others, *filter(None, [alert.actor_id])]
        alert.save(update_fields=["actor", "others"])
    return True


def leave_out(alert: Alert, actor: User) -> None:
    """Take one person out of an unread alert, which goes with the last of them. The caller has locked it."""
    others = [pk for pk in alert.others or [] if pk != actor.pk]
    if alert.actor_id == actor.pk and not others:
        alert.delete()
    else:
        alert.actor_id = others.pop() if alert.actor_id == actor.pk else alert.actor_id
        alert.others = others
        alert.save(update_fields=["actor", "others"])

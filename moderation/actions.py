"""Every act of moderation: the rule, the owner's own action, the log, the flags, in one transaction."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import require
from moderation import broadcasts, registry, rules
from moderation.models import Flag, LogEntry
from subjects import Key

Act = LogEntry.Act


@transaction.atomic
def flag(key: Key, *, by: User, reason: str, note: str = "") -> Flag:
    """Ask moderators to look at a thing; a member's second flag on it returns the first while that is open."""
    require(rules.may_flag(by, key), _("You cannot flag this."))
    kind, pk = key
    found, _created = Flag.objects.get_or_create(
        kind=kind, object_pk=pk, by=by, closed_at=None, defaults={"reason": reason, "note": note}
    )
    registry.flagged(key)
    broadcasts.queue_changed()
    return found


@transaction.atomic
def hide(key: Key, *, by: User, reason: str) -> bool:
    """Hide a thing from everyone but its author and moderators; the reason is told to the author and logged.

    Returns whether it was shown until now: the reason of whoever hid it first stands.
    """
    require(rules.may_moderate(by), _("Only moderators can hide."))
    moderated = registry.of(key[0])
    require(moderated is not None, _("This cannot be hidden."))
    if moderated is None or moderated.is_hidden(key[1]):
        return False
    moderated.hide(key[1], by=by, reason=reason)
    _close_flags(key)
    return _record_turn(Act.HIDE, key, by=by, sentence=reason)


@transaction.atomic
def restore(key: Key, *, by: User) -> None:
    """Show a hidden thing again."""
    require(rules.may_moderate(by), _("Only moderators can restore."))
    moderated = registry.of(key[0])
    if moderated is not None and moderated.is_hidden(key[1]):
        moderated.restore(key[1], by=by)
        _record_turn(Act.RESTORE, key, by=by, sentence="")


@transaction.atomic
def release(key: Key, *, by: User) -> None:
    """Publish a held thing."""
    require(rules.may_moderate(by), _("Only moderators can release."))
    held = registry.held_of(key[0])
    if held is not None:
        held.release(key[1], by=by)
        record(Act.RELEASE, key, by=by, sentence="")


@transaction.atomic
def keep(key: Key, *, by: User) -> None:
    """Close the flags on a thing and leave it as it is."""
    require(rules.may_moderate(by), _("Only moderators can close flags."))
    if _close_flags(key):
        record(Act.KEEP, key, by=by, sentence="")


def record(act: str, key: Key, *, by: User, sentence: str) -> LogEntry:
    """Write one line of the log; owners call it for acts of their own, such as locking a thread."""
    entry = LogEntry.objects.create(act=act, kind=key[0], object_pk=key[1], by=by, sentence=sentence)
    broadcasts.queue_changed()
    return entry


def _record_turn(act: str, key: Key, *, by: User, sentence: str) -> bool:
    # The owner's lock let one moderator wait for another who did the same: the log, then, has it already.
    turns = LogEntry.objects.about(key).filter(act__in=[Act.HIDE, Act.RESTORE])
    is_new = turns.newest_first().values_list("act", flat=True).first() != act
    if is_new:
        record(act, key, by=by, sentence=sentence)
    return is_new


def _close_flags(key: Key) -> int:
    return Flag.objects.open().about(key).update(closed_at=timezone.now())

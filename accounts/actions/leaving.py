"""Taking one's data along, leaving, and thinking better of it."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import registry, rules, tasks
from accounts.actions.locking import one_at_a_time
from accounts.actions.members import end_sessions
from accounts.models import DataCopy, User
from accounts.refusing import Gone, require

# Between asking to leave and being forgotten.
THINKING_TIME = timedelta(days=14)
BETWEEN_COPIES = timedelta(hours=24)


@transaction.atomic
def ask_for_copy(member: User, *, by: User) -> DataCopy:
    """Have a copy of all one's data made; a mail says when it is there. A day's second asking returns the first.

    Raises Refused for anybody else.
    """
    require(rules.may_leave(by, member), _("Only the member can do this."))
    one_at_a_time(member)
    lately = member.data_copies.filter(asked_at__gt=timezone.now() - BETWEEN_COPIES).first()
    if lately is not None:
        return lately
    asked = DataCopy.objects.create(member=member)
    transaction.on_commit(lambda: tasks.make_copy.enqueue(asked.pk), robust=True)
    return asked


@transaction.atomic
def ask_to_leave(member: User, *, by: User) -> datetime:
    """Begin to leave: signed out and unseen at once, forgotten after two weeks. Returns when.

    Raises Refused for anybody else, and for the last administrator.
    """
    require(rules.may_leave(by, member), _("Only the member can do this."))
    require(
        not rules.is_last_administrator(member), _("You are the last administrator. Let somebody follow you first.")
    )
    member = User.objects.select_for_update().get(pk=member.pk)
    member.leaving_at = member.leaving_at or timezone.now() + THINKING_TIME
    member.save(update_fields=["leaving_at"])
    registry.changed(member)
    end_sessions(member, keys=UserSession.objects.filter(user=member).values_list("session_key", flat=True))
    transaction.on_commit(lambda: tasks.tell_of_leaving.enqueue(member.pk), robust=True)
    return member.leaving_at


@transaction.atomic
def stay(member: User) -> None:
    """Forget that a member wanted to leave."""
    member.leaving_at = None
    member.save(update_fields=["leaving_at"])
    registry.changed(member)


def stay_by(token: str) -> User:
    """The member whose way back a token is, who stays from now on. Raises Gone for a forged or used one."""
    member = whose_way_back(token)
    stay(member)
    return member


def whose_way_back(token: str) -> User:
    """The member who may still stay by a token; raises Gone where there is none."""
    try:
        pk, leaving_at = signing.loads(token, salt=tasks.WAY_BACK)
    except signing.BadSignature:
        raise Gone(_("This link has been used, or is too old.")) from None
    member: User | None = User.objects.filter(pk=pk).exclude(leaving_at=None).first()
    if member is None or member.leaving_at is None or member.leaving_at.isoformat() != leaving_at:
        raise Gone(_("This link has been used, or is too old."))
    return member

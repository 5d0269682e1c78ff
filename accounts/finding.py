"""Where members are signed in: what sign-in wrote down, as far as it still holds."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User


def open_sessions(member: User) -> QuerySet[UserSession]:
    """The sessions that would still let the member in, the newest first."""
    living = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    found: QuerySet[UserSession] = UserSession.objects.filter(user=member, session_key__in=living)
    return found.order_by("-created_at")


def other_sessions(member: User, *, here: str | None, only: str = "") -> list[str]:
    """The keys of the open sessions but for this one; of one of them, where its number is given."""
    others = open_sessions(member).exclude(session_key=here or "")
    return [key for pk, key in others.values_list("pk", "session_key") if only in {"", str(pk)}]

"""Where members are signed in, as far as it still holds; and which organisation a name means."""

from collections.abc import Iterable

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Organisation, User
from accounts.vocabulary import name_key


def open_sessions(member: User) -> QuerySet[UserSession]:
    """The sessions that would still let the member in, the newest first."""
    living = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    found: QuerySet[UserSession] = UserSession.objects.filter(user=member, session_key__in=living)
    return found.order_by("-created_at")


def other_sessions(member: User, *, here: str | None, only: str = "") -> list[str]:
    """The keys of the open sessions but for this one; of one of them, where its number is given."""
    others = open_sessions(member).exclude(session_key=here or "")
    return [key for pk, key in others.values_list("pk", "session_key") if only in {"", str(pk)}]


def keys_of(name: str) -> set[str]:
    """What a name is looked up by; none for an empty one."""
    return {name_key(name)[:120].strip()} - {""}


def organisation(name: str, *, country: str) -> Organisation | None:
    """The organisation that a name or acronym means for somebody of a country; None where nobody named it yet."""
    return meant(Organisation.objects.named(keys_of(name)), country=country)


def meant(namesakes: Iterable[Organisation], *, country: str) -> Organisation | None:
    """Of several with one name, that of the country, else the first that is not tied to another country."""
    namesakes = list(namesakes)
    of_all = [one for one in namesakes if not one.is_national() or not country]
    own = [one for one in namesakes if one.country and one.country.code == country]
    return next(iter([*own, *of_all]), None)

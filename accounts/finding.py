"""What the rows know: where members are signed in, which organisation a name means, who has an address or handle."""

import re
import secrets
import unicodedata
from collections.abc import Iterable

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import Application, Invitation, Organisation, User
from accounts.vocabulary import name_and_acronym, name_key

# Nobody becomes the library, which speaks for members without a name, or seems to speak for the house.
RESERVED_HANDLES = frozenset(
    {"admin", "administrator", "editor", "editors", "help", "library", "me", "moderator", "moderators", "new"}
    | {"palabre", "root", "staff", "support"}
)


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
    """What a name is looked up by, "Name (ACRONYM)" by its parts, too; none for an empty one."""
    return {name_key(words)[:120].strip() for words in (name, *name_and_acronym(name))} - {""}


def organisation(name: str, *, country: str) -> Organisation | None:
    """The organisation that a name or acronym means for somebody of a country; None where nobody named it yet."""
    return meant(Organisation.objects.named(keys_of(name)), country=country)


def slug_of(name: str) -> str:
    """Where an organisation of that name stands, as long as no other one stands there."""
    return slugify(name, allow_unicode=True)[:70].strip("-_") or "organisation"


def merged(slug: str) -> Organisation | None:
    """The organisation into which the entry of that address was merged."""
    return Organisation.objects.filter(other_names__slug=slug).first()


def meant(namesakes: Iterable[Organisation], *, country: str) -> Organisation | None:
    """Of several with one name, that of the country, else the first that is not tied to another country."""
    namesakes = list(namesakes)
    of_all = [one for one in namesakes if not one.is_national() or not country]
    own = [one for one in namesakes if one.country and one.country.code == country]
    return next(iter([*own, *of_all]), None)


def is_waiting(member: User) -> bool:
    """Whether the member asked for a seat and nobody has answered yet."""
    waiting = Application.State.WAITING
    return not member.is_active and Application.objects.filter(member=member, state=waiting).exists()


def known_addresses(emails: Iterable[str]) -> set[str]:
    """Those of the addresses that are members' or hold an open invitation."""
    wanted = {email.lower() for email in emails}
    members = User.objects.filter(email__in=wanted).values_list("email", flat=True)
    invited = Invitation.objects.open(timezone.now()).filter(email__in=wanted).values_list("email", flat=True)
    return {*members, *invited}


def invitation(token: str) -> Invitation | None:
    """The invitation whose address ends so; None for one that we did not write. It may be used up."""
    number = token.partition("-")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    found = Invitation.objects.select_related("by").filter(pk=int(number)).first()
    return found if found is not None and found.is_named_by(token) else None


def open_invitation(token: str) -> Invitation | None:
    """The invitation, as long as somebody can take a seat by it."""
    found = invitation(token) if token else None
    return found if found is not None and found.is_open() else None


def free_handle(name: str) -> str:
    """A handle that nobody has: the name in the letters of an address, or "seat" and a number for other scripts."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:23].strip("-")
    handle = stem if len(stem) > 1 else _numbered("seat")
    while handle in RESERVED_HANDLES or User.objects.filter(handle=handle).exists():
        handle = _numbered(stem if len(stem) > 1 else "seat")
    return handle


def _numbered(stem: str) -> str:
    return f"{stem}-{secrets.randbelow(1_000_000)}"

"""What members are told about the devices from which they sign in, and about their groups."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accounts import finding
from accounts.models import GroupKeeper, MemberGroup, User

# What browsers call themselves, by marks in the order in which they tell most: each names its forebears, too.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


@dataclass(frozen=True)
class Place:
    """A device on which a member is signed in; `is_here` is the one that asks."""

    pk: int
    device: str
    address: str
    since: datetime
    is_here: bool


def places(member: User, *, here: str | None) -> list[Place]:
    """Where the member is signed in, this device first."""
    found = [
        Place(one.pk, device(one.user_agent), one.ip, one.created_at, is_here=one.session_key == here)
        for one in finding.open_sessions(member)
    ]
    return sorted(found, key=lambda place: not place.is_here)


def device(user_agent: str) -> str:
    """A browser and its system in the reader's language: "Firefox on Android"."""
    browser, system = _named(BROWSERS, user_agent), _named(SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A device that does not say what it is")


@dataclass(frozen=True)
class Belonging:
    """One member of a group, and whether the member keeps it."""

    member: User
    is_keeper: bool


def belongings(group: MemberGroup, members: Iterable[User]) -> list[Belonging]:
    """The members of a group with who of them keeps it; one query."""
    keepers = set(GroupKeeper.objects.filter(group=group).values_list("member_id", flat=True))
    return [Belonging(member, member.pk in keepers) for member in members]


def _named(names: dict[str, str], user_agent: str) -> str:
    return next((name for mark, name in names.items() if mark in user_agent), "")

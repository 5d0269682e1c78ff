"""What a list of alerts or followed topics shows, with the rights of the moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

import subjects
from accounts.models import User
from notifications.models import Alert, Bookmark, Follow
from subjects import Card, Key, Viewer
from tags.models import Kind, Tag

COUNTED_AT_MOST = 99


@dataclass(frozen=True)
class Bell:
    """How many alerts are new, counted up to 99, and the number of the newest of them, or 0."""

    unread: int = 0
    newest: int = 0


@dataclass(frozen=True)
class Line:
    """One alert with the card of its subject and the label of the topic by which it came ("" when in person)."""

    alert: Alert
    card: Card
    topic: str


@dataclass(frozen=True)
class Followed:
    """A followed topic: its label and address, ready for a list."""

    topic: str
    title: str
    address: str
    language: str


@dataclass(frozen=True)
class Day:
    label: str
    lines: list[Line]


def bell(user: Viewer) -> Bell:
    """What the bell of a page shows; nothing is new for visitors."""
    if not user.is_authenticated:
        return Bell()
    new = list(Alert.objects.of(user).unread().values_list("pk", flat=True)[:COUNTED_AT_MOST])
    return Bell(len(new), max(new, default=0))


def lines(user: User, alerts: Iterable[Alert]) -> list[Line]:
    """The alerts whose subject the member may see now; the others are left out."""
    alerts = list(alerts)
    language = get_language() or "en"
    seen = subjects.visible(user, {alert.key for alert in alerts})
    cards = subjects.cards(seen, language)
    topics = {one.topic: one.title for one in followed(user, {alert.topic for alert in alerts if alert.topic})}
    return [Line(alert, cards[alert.key], topics.get(alert.topic, "")) for alert in alerts if alert.key in cards]


def by_day(lines: list[Line]) -> list[Day]:
    """Today, this week and before, in the reader's time zone; empty parts are left out."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    week = today - timedelta(days=6)
    days = [
        Day(_("Today"), [line for line in lines if line.alert.created_at >= today]),
        Day(_("This week"), [line for line in lines if week <= line.alert.created_at < today]),
        Day(_("Before that"), [line for line in lines if line.alert.created_at < week]),
    ]
    return [day for day in days if day.lines]


def followed(user: User, topics: Iterable[str]) -> list[Followed]:
    """Topics as links; those that are gone or no longer visible are left out."""
    parts = [topic.partition("-") for topic in topics]
    found = list(Tag.objects.filter(pk__in=[int(number) for kind, _dash, number in parts if kind == "tag"]))
    threads = {("thread", int(number)) for kind, _dash, number in parts if kind == "thread"}
    words = {("tag", tag.pk) for tag in found if tag.kind == Kind.KEYWORD}
    seen = subjects.visible(user, threads | words)
    tags = [tag for tag in found if ("tag", tag.pk) in seen or tag.kind != Kind.KEYWORD]
    language = get_language() or "en"
    cards = subjects.cards(seen & threads, language)
    return [
        *(Followed(tag.topic, tag.label, tag.get_absolute_url(), tag.label_language) for tag in tags),
        *(Followed(f"thread-{pk}", card.title, card.address, card.language) for (_kind, pk), card in cards.items()),
    ]


def topics_of(user: User) -> list[Followed]:
    """Everything a member follows, in the order of following."""
    return followed(user, list(Follow.objects.of(user).values_list("topic", flat=True)))


@dataclass(frozen=True)
class Kept:
    """A bookmark with the card of its subject; without one where the member sees it no more."""

    bookmark: Bookmark | None
    card: Card | None


def kept(user: User, bookmarks: Iterable[Bookmark]) -> list[Kept]:
    """The bookmarks in their order, with the rights of the moment."""
    bookmarks = list(bookmarks)
    cards = subjects.cards(subjects.visible(user, {one.key for one in bookmarks}), get_language() or "en")
    return [Kept(one, cards.get(one.key)) for one in bookmarks]


def kept_one(user: User, key: Key) -> Kept:
    """What a member keeps of one thing, or could keep."""
    cards = subjects.cards(subjects.visible(user, [key]), get_language() or "en")
    return Kept(Bookmark.objects.of(user).on(key).first(), cards.get(key))

"""The stories of the demonstration, sent through the form that members use: what it refuses is not loaded."""

from datetime import UTC, datetime, time

from django.http import QueryDict
from django.utils import timezone

from accounts.models import User
from casestudies.actions import publish_story
from casestudies.forms import Writing
from casestudies.models import Case
from casestudies.template import COLUMNS
from pages.actions.bookmarking import keep
from pages.actions.files import Toml, key, stories

NINE = time(9, tzinfo=UTC)
TEXTS = ("tried", "happened", "why", "works", "does_not_work", "lesson", "cost_in_words", "link")
CHOICES = ("countries", "themes", "sdg_goals")
ROWS = ("partners", "organisations", "sources")


class UnfitError(ValueError):
    """A file that the form of members would refuse."""


def add_stories() -> int:
    """Publish the stories that are not there yet, each on its day; returns how many."""
    told = stories()
    known = set(Case.objects.filter(key__in=[key("case", name) for name in told]).values_list("key", flat=True))
    new = {name: story for name, story in told.items() if key("case", name) not in known}
    for name, story in new.items():
        publish(name, story)
    return len(new)


def publish(name: str, told: Toml) -> None:
    """Publish one story under its name's key; raises UnfitError with what the form says."""
    author = User.objects.get(handle=told["author"])
    writing = Writing(author, _as_sent(told), checks=True)
    if not writing.is_valid():
        raise UnfitError(f"{name}: {writing.fields.errors} {[rows.errors for rows in writing.lists.values()]}")
    case = publish_story(
        writing.story(kept={}),
        author=author,
        key=key("case", name),
        # A clock that is behind the file must not show a day to come.
        at=min(datetime.combine(told["published"], NINE), timezone.now()),
    )
    keep(case.subject, named=name)


def _as_sent(told: Toml) -> QueryDict:
    """The story as a browser sends it."""
    sent = QueryDict(mutable=True)
    for name in (*TEXTS, *COLUMNS):
        sent[name] = str(told.get(name, ""))
    for name in CHOICES:
        sent.setlist(name, [str(value) for value in told[name]])
    sent["keywords"] = ", ".join(told["keywords"])
    sent["consent"] = "on" if told["consent"] else ""
    adapted = told.get("adapted_from", {"text": "", "url": ""})
    sent["adapted_from"], sent["adapted_from_url"] = adapted["text"], adapted["url"]
    for name in ROWS:
        _add_rows(sent, name, told[name])
    return sent


def _add_rows(sent: QueryDict, name: str, rows: list[Toml]) -> None:
    sent[f"{name}-TOTAL_FORMS"], sent[f"{name}-INITIAL_FORMS"] = str(len(rows)), "0"
    for number, row in enumerate(rows):
        for field, value in row.items():
            several = value if isinstance(value, list) else [value]
            sent.setlist(f"{name}-{number}-{field}", [str(one) for one in several])

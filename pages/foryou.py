"""What is new in what a member follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from accounts.models import User
from casestudies.models import Case
from forum.models import Thread
from forum.presenting import Head, Row
from pages import finding
from tags.models import Tag

SHOWN = 8


@dataclass(frozen=True)
class Item:
    """One case or thread; `because` is the label of the followed tag it carries, empty for a followed thread."""

    thing: Case | Thread
    is_case: bool
    because: str
    at: datetime

    @property
    def row(self) -> Row | None:
        """What a list says of the thread; None for a case."""
        return Row(self.thing, shows_board=True) if isinstance(self.thing, Thread) else None


@dataclass(frozen=True)
class ForYou:
    """The newest cases for everybody, and what is new in what one follows."""

    items: list[Item]
    tags: list[Tag]
    newest: list[Case]

    @property
    def thread_pks(self) -> set[int]:
        """The threads that stand in the list and need not stand on the page twice."""
        return {item.thing.pk for item in self.items if not item.is_case}


def of(member: User, *, newest: int) -> ForYou:
    """The member's own list, newest first, beside so many newest cases; five queries."""
    tags, thread_pks = finding.followed(member)
    cases = _cases(tags, newest)
    threads = finding.threads_followed(member, tags, thread_pks)[:SHOWN] if tags or thread_pks else []
    items = [*_case_items(cases, tags), *(_thread_item(thread, tags) for thread in threads)]
    items.sort(key=lambda item: item.at, reverse=True)
    return ForYou(items[:SHOWN], sorted(tags, key=lambda tag: tag.label), cases[:newest])


def _cases(tags: list[Tag], newest: int) -> list[Case]:
    # One query for two lists: the newest are the first of what it brings.
    wanted = Q(pk__in=finding.cases().values("pk")[:newest])
    if tags:
        wanted |= Q(pk__in=finding.cases_about(*tags).values("pk")[:SHOWN])
    return finding.with_tags(list(finding.cases().filter(wanted)))


def _case_items(cases: Iterable[Case], tags: list[Tag]) -> list[Item]:
    pks = {tag.pk for tag in tags}
    found = ((case, next((tag.label for tag in case.ordered_tags if tag.pk in pks), "")) for case in cases)
    return [Item(case, True, because, case.published_at) for case, because in found if because and case.published_at]


def _thread_item(thread: Thread, tags: list[Tag]) -> Item:
    carried = {(tag.kind, tag.slug) for tag in Head(thread, thread.tag_rows).tags}
    because = next((tag.label for tag in tags if (tag.kind, tag.slug) in carried), "")
    return Item(thread, False, because, thread.bumped_at)

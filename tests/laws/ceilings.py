"""The most queries a page may make for a member and for a visitor; one line per page.

Counted on the second visit, when what is kept in the process is kept, over enough rows to notice a query per row. A
page without a figure for visitors is not for them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published
from tests.factories.forum import ThreadFactory
from tests.factories.tags import country, theme

Values = dict[str, object]
PEOPLE = 5


@dataclass(frozen=True)
class Ceiling:
    """Queries for a member and for a visitor, and a maker of the values for the address's places."""

    member: int
    anonymous: int | None
    make: Callable[[], Values]


def a_community() -> Values:
    """Several members, each with a story and threads of one country and theme; the values fit any of its pages."""
    tags = [country("BJ"), theme("health")]
    members = [UserFactory(is_public=True) for _person in range(PEOPLE)]
    for member in members:
        published(member, tags=tags)
        ThreadFactory(author=member, tags=tags, posts=3)
    return {"handle": members[0].handle}


def a_country() -> Values:
    return {**a_community(), "slug": country("BJ").slug}


def a_theme() -> Values:
    return {**a_community(), "slug": theme("health").slug}


def a_case() -> Values:
    a_community()
    case = published()
    return {"pk": case.pk, "slug": case.slug}


def a_long_thread() -> Values:
    thread = ThreadFactory(posts=45)
    return {"pk": thread.pk, "slug": thread.slug}


CEILINGS = {
    "": Ceiling(8, 2, a_community),
    "countries/": Ceiling(4, 0, a_community),
    "countries/<str:slug>/": Ceiling(8, 2, a_country),
    "countries/<str:slug>/feed.atom": Ceiling(7, 5, a_country),
    "themes/": Ceiling(4, 0, a_community),
    "themes/<str:slug>/": Ceiling(8, 2, a_theme),
    "feeds/cases.atom": Ceiling(4, 2, a_community),
    "feeds/threads.atom": Ceiling(5, 3, a_community),
    "cases/": Ceiling(7, 3, a_community),
    "cases/<int:pk>/<str:slug>/": Ceiling(7, 3, a_case),
    "cases/<int:pk>/<str:slug>/history/": Ceiling(8, 4, a_case),
    "drafts/": Ceiling(5, None, a_community),
    "threads/": Ceiling(6, 1, a_community),
    "threads/<int:pk>/<str:slug>/": Ceiling(6, 2, a_long_thread),
    "members/": Ceiling(5, 1, a_community),
    "members/<slug:handle>/": Ceiling(5, 1, a_community),
    "notifications/": Ceiling(5, None, a_community),
    "following/": Ceiling(5, None, a_community),
    "moderation/log/": Ceiling(5, 1, a_community),
}

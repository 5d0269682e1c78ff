"""The most queries a page may make, signed in and anonymous; one line per page.

Counted on the second visit, when what is kept in the process is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.factories.casestudies import published
from tests.factories.forum import ThreadFactory
from tests.factories.tags import country, theme

Values = dict[str, object]


@dataclass(frozen=True)
class Ceiling:
    """Queries for a member and for a visitor, and a maker of the values for the address's places."""

    member: int
    anonymous: int
    make: Callable[[], Values] = dict


def a_long_thread() -> Values:
    thread = ThreadFactory(posts=45)
    return {"pk": thread.pk, "slug": thread.slug}


def a_country() -> Values:
    for _number in range(5):
        published(tags=[country("BJ"), theme("health")])
        ThreadFactory(tags=[country("BJ"), theme("health")])
    return {"slug": "bj"}


def a_theme() -> Values:
    return a_country() | {"slug": "health"}


CEILINGS = {
    "": Ceiling(member=10, anonymous=6, make=a_country),
    "countries/": Ceiling(member=4, anonymous=0),
    "countries/<str:slug>/": Ceiling(member=10, anonymous=2, make=a_country),
    "countries/<str:slug>/feed.atom": Ceiling(member=7, anonymous=5, make=a_country),
    "themes/": Ceiling(member=4, anonymous=0),
    "themes/<str:slug>/": Ceiling(member=10, anonymous=2, make=a_theme),
    "feeds/cases.atom": Ceiling(member=5, anonymous=3, make=a_country),
    "feeds/threads.atom": Ceiling(member=5, anonymous=3, make=a_country),
    "about/": Ceiling(member=4, anonymous=0),
    "api/docs": Ceiling(member=4, anonymous=0),
    "api/v1/cases": Ceiling(member=6, anonymous=3, make=a_country),
    "api/v1/threads": Ceiling(member=5, anonymous=2, make=a_country),
    "threads/<int:pk>/<str:slug>/": Ceiling(member=6, anonymous=2, make=a_long_thread),
}

"""The most queries a page may make, signed in and anonymous; one line per page.

Counted on the second visit, when what is kept in the process is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.factories.forum import ThreadFactory

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


CEILINGS = {
    "threads/<int:pk>/<str:slug>/": Ceiling(member=6, anonymous=2, make=a_long_thread),
}

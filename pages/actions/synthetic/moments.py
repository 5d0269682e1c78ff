"""When things happened: fixed days, because a seed makes the same community whenever it is asked."""

from datetime import UTC, datetime
from random import Random

EARLIEST = datetime(2023, 11, 1, tzinfo=UTC)
LATEST = datetime(2026, 11, 1, tzinfo=UTC)


def opened_at(number: int, *, of: int) -> datetime:
    """When one of so many threads or cases began: they are spread over three years, the oldest first."""
    return EARLIEST + (LATEST - EARLIEST) * (number / of)


def talk(first: datetime, *, posts: int, share: float) -> list[datetime]:
    """The moments of a thread's posts, in equal steps over a share of the time that is left to it."""
    step = (LATEST - first) * share / posts
    return [first + step * number for number in range(posts)]


def share(drawn: Random) -> float:
    """Most talk ends soon, some of it goes on for long."""
    return drawn.random() ** 4

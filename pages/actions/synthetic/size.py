"""How much is made, how far it is, and the chance by which one thing differs from the next."""

from dataclasses import dataclass
from random import Random

# A thread longer than anyone reads, where there are posts enough for it.
LONGEST = 10_000


@dataclass(frozen=True)
class Size:
    """How many members, threads, posts and cases; the same seed makes the same ones again.

    Threads and posts are those of the boards: each case brings one thread with one post besides.
    """

    members: int = 1400
    threads: int = 2000
    posts: int = 100_000
    cases: int = 181
    seed: int = 1

    def is_possible(self) -> bool:
        """Whether there is somebody to write, and a first post for each thread."""
        return self.members > 0 and self.cases >= 0 and 0 < self.threads <= self.posts


@dataclass(frozen=True)
class Step:
    """How many of the things that were missing are there by now."""

    name: str
    done: int
    missing: int


def chance(*parts: object) -> Random:
    """Numbers that depend on the parts alone: not on what was made before, nor on the machine."""
    return Random("/".join(str(part) for part in parts))  # noqa: S311  nothing is secret here


def lengths(size: Size) -> list[int]:
    """How many posts each thread has: the first one 10,000, or a quarter of few; the others share the rest unevenly."""
    others = size.threads - 1
    if not others:
        return [size.posts]
    longest = max(1, min(LONGEST, size.posts // 4, size.posts - others))
    drawn = chance(size.seed, "lengths")
    weights = [drawn.expovariate(1) for _number in range(others)]
    return [longest, *_shares(size.posts - longest, weights)]


def _shares(whole: int, weights: list[float]) -> list[int]:
    """The whole number in parts of one at least, each by its weight."""
    together, spare = sum(weights), whole - len(weights)
    shares = [1 + int(spare * weight / together) for weight in weights]
    left = whole - sum(shares)
    return [share + (number < left) for number, share in enumerate(shares)]

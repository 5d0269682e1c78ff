"""What is told of those who read and write at a stream, and of whom: never more than its own listeners may know."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from live.streams import Viewer, parse_stream

# From this many on a number is rounded to two digits: each change is told to everybody, and in a crowd the last digit
# changes all the time.
EXACT = 100
NAMED = 2


@dataclass(frozen=True, order=True)
class Writer:
    """A member who is writing; visitors are told of those alone whose profile they may see."""

    pk: int
    name: str
    is_public: bool


class Introduction(NamedTuple):
    """How a member appears to others."""

    name: str
    is_public: bool


class Crowd(NamedTuple):
    """Who is at a stream: members once, however many pages they have open, and visitors by their pages."""

    members: frozenset[int] = frozenset()
    visitors: int = 0
    writers: frozenset[Writer] = frozenset()

    @classmethod
    def read(cls, words: dict[str, Any]) -> Self:
        """What `words` wrote; raises KeyError, TypeError or ValueError for anything else."""
        writers = frozenset(Writer(int(pk), str(name), bool(is_public)) for pk, name, is_public in words["writers"])
        return cls(frozenset(map(int, words["members"])), int(words["visitors"]), writers)

    def words(self) -> dict[str, Any]:
        writers = [(one.pk, one.name, one.is_public) for one in sorted(self.writers)]
        return {"members": sorted(self.members), "visitors": self.visitors, "writers": writers}

    @classmethod
    def joint(cls, crowds: Iterable[Self]) -> Self:
        """All of them together, nobody twice."""
        together = list(crowds)
        writers = {writer.pk: writer for crowd in together for writer in crowd.writers}
        members = frozenset[int]().union(*(crowd.members for crowd in together))
        return cls(members, sum(crowd.visitors for crowd in together), frozenset(writers.values()))


class Told(NamedTuple):
    """What the listeners of a stream are told: a number, and who writes."""

    reading: int = 0
    writers: tuple[Writer, ...] = ()

    @classmethod
    def of(cls, crowd: Crowd) -> Self:
        return cls(rounded(len(crowd.members) + crowd.visitors), tuple(sorted(crowd.writers)))

    def writers_for(self, user_pk: int | None) -> tuple[str, ...]:
        """The names of those who write, as far as this listener may know of them, without the listener's own."""
        is_member = user_pk is not None
        return tuple(one.name for one in self.writers if one.pk != user_pk and (is_member or one.is_public))

    def text(self, stream: str, names: tuple[str, ...]) -> str:
        """The message: beyond two only the number of those who write."""
        shown = names if len(names) <= NAMED else ()
        words = {"stream": stream, "name": "presence", "reading": self.reading, "writing": shown, "writers": len(names)}
        return json.dumps(words, ensure_ascii=False)


Introduce = Callable[[Viewer], Introduction | None]
_kinds: set[str] = set()
_introductions: list[Introduce] = []


def show(kind: str) -> None:
    """Have it told at streams of this kind who reads and writes there."""
    _kinds.add(kind)


def introduce_by(introduce: Introduce) -> None:
    """Let the owner of members say how one appears, or that one does not. It is asked in the loop: no query."""
    _introductions[:] = [introduce]


def is_shown(stream: str) -> bool:
    """Whether it is told who reads and writes at this stream."""
    return parse_stream(stream)[0] in _kinds


def introduction(person: Viewer) -> Introduction | None:
    """How this member appears to others; None for whoever is not shown."""
    return next((introduce(person) for introduce in _introductions if person is not None), None)


def rounded(count: int) -> int:
    """The number itself below a hundred, then its first two digits: 1,234 → 1,200."""
    unit = 10 ** max(0, len(str(count)) - 2) if count >= EXACT else 1
    return count // unit * unit

"""The one registry through which packages speak of things they do not know."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

# A member or an anonymous visitor; the class of members stands above this package.
Viewer: TypeAlias = Any
Key = tuple[str, int]


@dataclass(frozen=True)
class Card:
    """How a thing presents itself in a list: plain text, an address within the site, an ISO 639-1 language.

    `made_in` is the interface language of a title that the house made ("Post 3 in …"), empty for the writer's own.
    """

    title: str
    address: str
    excerpt: str
    language: str
    made_in: str = ""

    @property
    def title_language(self) -> str:
        """The language of the title, which may not be that of the excerpt."""
        return self.made_in or self.language


@dataclass(frozen=True)
class Link:
    """An act that a package offers on another package's thing: a label in the reader's language and an address."""

    title: str
    address: str


class Subject(Protocol):
    """What the owner of a kind of thing registers in `AppConfig.ready()`."""

    kind: str

    def visible_to(self, user: Viewer, pks: Iterable[int]) -> set[int]: ...

    def cards(self, pks: Iterable[int], language: str) -> dict[int, Card]: ...


BIGGEST = 2**63 - 1
# What the index should hold of the things that follow a number, in their order; the search knows what an entry is.
Entries = Callable[[int, int], list[Any]]
Offer = Callable[[Viewer, int], list[Link]]
_subjects: dict[str, Subject] = {}
_offers: dict[str, list[Offer]] = defaultdict(list)
_entries: dict[str, Entries] = {}


def register(subject: Subject) -> None:
    """Make a kind known; the last registration of a kind counts."""
    _subjects[subject.kind] = subject


def of(kind: str) -> Subject:
    """The subject of a kind; raises KeyError for a kind that nobody registered."""
    return _subjects[kind]


def kinds() -> list[str]:
    """All registered kinds, in alphabetical order."""
    return sorted(_subjects)


def give_entries(kind: str, entries: Entries) -> None:
    """Let a higher package say what the index should hold of a kind whose owner stands below the search."""
    _entries[kind] = entries


def entries_of(kind: str) -> Entries | None:
    """What gives the index entries of a kind; None for a kind that is not in the index."""
    own: Entries | None = getattr(_subjects.get(kind), "entries", None)
    return own or _entries.get(kind)


def visible(user: Viewer, keys: Iterable[Key]) -> set[Key]:
    """Those of the keys that the user may see; unknown kinds are left out. One question per kind."""
    return {(kind, pk) for kind, pks in _grouped(keys) for pk in _subjects[kind].visible_to(user, pks)}


def cards(keys: Iterable[Key], language: str) -> dict[Key, Card]:
    """The cards of the keys in an interface language, without any question of rights; unknown keys are left out."""
    found = [(kind, _subjects[kind].cards(pks, language)) for kind, pks in _grouped(keys)]
    return {(kind, pk): card for kind, some in found for pk, card in some.items()}


def in_sight(user: Viewer, keys: Iterable[Key]) -> set[Key]:
    """Those of the keys that stand where the user reads, hidden or not: a kind that does not say stands everywhere."""
    found = ((kind, _near(_subjects[kind], user, pks)) for kind, pks in _grouped(keys))
    return {(kind, pk) for kind, pks in found for pk in pks}


def told_in_person(key: Key) -> set[str]:
    """The topics of members who are told what is said about a thing; where it names nobody, no page may show them."""
    kind, pk = key
    tell = getattr(_subjects.get(kind), "told_in_person", None)
    return tell(pk) if tell else set()


def offer(kind: str, links: Offer) -> None:
    """Let a higher package offer acts on a lower package's kind ("turn this thread into a story")."""
    _offers[kind].append(links)


def offers(kind: str, user: Viewer, pk: int) -> list[Link]:
    """All acts offered to this user on this thing."""
    return [link for links in _offers[kind] for link in links(user, pk)]


def _near(subject: Subject, user: Viewer, pks: set[int]) -> set[int]:
    ask = getattr(subject, "in_sight", None)
    return ask(user, pks) if ask else pks


def _grouped(keys: Iterable[Key]) -> Iterable[tuple[str, set[int]]]:
    groups: dict[str, set[int]] = defaultdict(set)
    for kind, pk in keys:
        # An address may hold any number; no table has so big a one, and SQLite does not take it.
        if pk <= BIGGEST:
            groups[kind].add(pk)
    return [(kind, pks) for kind, pks in groups.items() if kind in _subjects]

"""`find`: what a reader may see of what was asked for."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import IntegerField, Model, Q, QuerySet, Value
from django.utils.safestring import SafeString
from django.utils.translation import get_language

import subjects
from accounts.audiences import audience
from search.asking import Question, question, words_of
from search.folding import fold
from search.indexes import index
from search.marking import marked
from search.models import StoredEntry
from search.querysets import EPOCH, MICROSECOND, Place, StoredEntryQuerySet
from subjects import Card, Key, Viewer
from tags import finding as known_tags
from tags import folding as tag_folding
from tags.models import Tag

# Of a text that is compared; each two of them are one question to the index.
WORDS_COMPARED = 6


@dataclass(frozen=True)
class Hit:
    """One thing that was found.

    `excerpt` is HTML with `<mark>`; the title is its own, in its language, or one that the house gave it in the
    reader's; `place` is where the next page goes on.
    """

    key: Key
    card: Card
    language: str
    is_own_title: bool
    excerpt: SafeString
    created_at: datetime
    place: str


def find(
    query: str,
    *,
    user: Viewer,
    kinds: Collection[str] | None = None,
    among: QuerySet[Model, int] | None = None,
    language: str = "",
    limit: int = 20,
    before: str | None = None,
) -> list[Hit]:
    """At most `limit` things for the query, best first; only what the user may see counts in any way.

    `among` holds the numbers of things of one kind, for owners who know more of them than the index does.
    Any text is a query, and an empty one finds nothing. `before` is the `place` of the last hit of the page before;
    ValueError when it is not one. One question to the index, then two for each kind that it answers with.
    """
    asked = question(query)
    entries = _entries(asked, user)
    if asked.is_empty() or entries is None:
        return []
    if kinds is not None:
        entries = entries.filter(kind__in=kinds)
    if among is not None:
        entries = entries.filter(object_pk__in=among)
    if language:
        entries = entries.filter(language=language)
    seen = list(_visible(entries.best_first(), user, limit, Place.read(before) if before else None))
    return _hits(seen[:limit], asked)


def alike(text: str, *, user: Viewer, kinds: Collection[str], limit: int = 5) -> list[Hit]:
    """At most `limit` things of these kinds that share two telling words with a text, best first.

    Only what the user may see. A text of one telling word is like whatever has it.
    """
    terms = words_of(text, most=WORDS_COMPARED)
    if not terms:
        return []
    meant = StoredEntry.objects.meant_for(audience(user)).filter(kind__in=kinds)
    entries = index().resembling(meant, terms).best_first()
    return _hits(list(_visible(entries, user, limit, None))[:limit], Question(terms))


def _entries(asked: Question, user: Viewer) -> StoredEntryQuerySet | None:
    """The entries that answer and are meant for the user; None where a tag was named that does not exist."""
    entries = StoredEntry.objects.meant_for(audience(user))
    entries = index().matching(entries, asked.terms) if asked.terms else entries.annotate(rank=_NO_RANK)
    if asked.kinds:
        entries = entries.filter(kind__in=asked.kinds)
    if asked.languages:
        entries = entries.filter(language__in=asked.languages)
    for named, pks in ((asked.countries, _countries(asked.countries)), (asked.tags, _tags(asked.tags))):
        if named and not pks:
            return None
        entries = entries.tagged(pks) if named else entries
    return entries


def _visible(
    entries: StoredEntryQuerySet, user: Viewer, limit: int, place: Place | None
) -> Iterator[tuple[StoredEntry, Place]]:
    """Entries in their order until enough are visible; a share that is not makes the next batch larger."""
    found, size = 0, limit
    while found < limit:
        batch = list((entries.after(place) if place else entries)[:size])
        visible = subjects.visible(user, [entry.key for entry in batch])
        for entry in batch:
            place = _place(entry)
            if entry.key in visible:
                found += 1
                yield entry, place
        if len(batch) < size:
            return
        size *= 2


def _place(entry: StoredEntry) -> Place:
    return Place(entry.rank, (entry.created_at - EPOCH) // MICROSECOND, entry.pk)  # type: ignore[attr-defined]


def _hits(seen: list[tuple[StoredEntry, Place]], asked: Question) -> list[Hit]:
    cards = subjects.cards([entry.key for entry, _place in seen], get_language() or "en")
    return [
        Hit(
            key=entry.key,
            card=cards[entry.key],
            language=entry.language,
            is_own_title=cards[entry.key].title == entry.title,
            excerpt=marked(entry.text, asked.terms),
            created_at=entry.created_at,
            place=str(place),
        )
        for entry, place in seen
        if entry.key in cards
    ]


def _countries(names: tuple[str, ...]) -> set[int]:
    """Countries by code or by their name in any language."""
    return _named(known_tags.countries(), names) if names else set()


def _tags(names: tuple[str, ...]) -> set[int]:
    """Themes by slug or name in any language, and keywords."""
    if not names:
        return set()
    codes = [tag_folding.fold(name) for name in names]
    keywords = Tag.objects.keywords().filter(Q(code__in=codes) | Q(slug__in=names)).values_list("pk", flat=True)
    return _named(known_tags.themes(), names) | set(keywords)


def _named(tags: list[Tag], names: tuple[str, ...]) -> set[int]:
    wanted = {fold(name) for name in names}
    return {tag.pk for tag in tags if not wanted.isdisjoint(map(fold, [tag.code, tag.slug, *tag.labels.values()]))}


_NO_RANK = Value(0, output_field=IntegerField())

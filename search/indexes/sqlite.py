"""SQLite: an FTS5 table beside the entries, made by a migration and kept by the same actions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import BigIntegerField, F
from django.db.models.functions import Cast

from search.asking import Term, pairs
from search.entries import Words
from search.folding import alternatives

if TYPE_CHECKING:
    from search.querysets import StoredEntryQuerySet

MILLIONTH = -1_000_000


def write(words: Sequence[Words]) -> None:
    """Put folded words under their entries' numbers, in place of what was there."""
    erase(*(one.pk for one in words))
    rows = [(one.pk, one.title, one.labels, one.text) for one in words]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_words(rowid, title, labels, text) VALUES (%s, %s, %s, %s)", rows)


def erase(*pks: int) -> None:
    """Take the words of the entries out."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [[pk] for pk in pks])


def purge() -> None:
    """Write the index anew: words that were taken out otherwise lie in its segments for a while."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_words(search_words) VALUES ('optimize')")


def matching(entries: "StoredEntryQuerySet", terms: tuple[Term, ...]) -> "StoredEntryQuerySet":
    """The entries that meet all terms, with an integer `rank` that grows with the fit."""
    return _ranked(entries, _all(terms))


def resembling(entries: "StoredEntryQuerySet", terms: tuple[Term, ...]) -> "StoredEntryQuerySet":
    """The entries that meet two of the terms, or the only one, ranked alike."""
    return _ranked(entries, " OR ".join(f"({_all(pair)})" for pair in pairs(terms)))


def _ranked(entries: "StoredEntryQuerySet", asked: str) -> "StoredEntryQuerySet":
    found = entries.filter(words__everything__match=asked)
    # FTS5 ranks the best lowest; whole numbers can be compared again on the next page.
    return found.annotate(rank=Cast(F("words__rank") * MILLIONTH, BigIntegerField()))


def _all(terms: tuple[Term, ...]) -> str:
    return " AND ".join(_asked(term) for term in terms)


def _asked(term: Term) -> str:
    # Folded words hold letters and digits alone, so quotes make them strings whatever was typed.
    if len(term.words) > 1:
        return f'"{" ".join(term.words)}"'
    star = "*" if term.is_prefix else ""
    return "(" + " OR ".join(f'"{word}"{star}' for word in alternatives(term.words[0])) + ")"

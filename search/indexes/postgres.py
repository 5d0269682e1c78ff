"""PostgreSQL: a vector of the folded words, as they are and as stems of the text's own language."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import BigIntegerField, BooleanField
from django.db.models.expressions import RawSQL

from search.asking import Term, pairs
from search.entries import Words
from search.folding import alternatives

if TYPE_CHECKING:
    from search.querysets import StoredEntryQuerySet

# The configurations of the five languages; a text in another is indexed as it is written.
STEMS = {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "pt": "portuguese"}
LATIN = ("english", "french", "spanish", "portuguese")
# Characters of text that are indexed: a vector holds one megabyte.
LONGEST = 200_000
_WRITE = """
UPDATE search_entry SET vector =
    setweight(to_tsvector('simple', words.title), 'A') || setweight(to_tsvector('simple', words.labels), 'B')
    || to_tsvector('simple', words.text)
    || setweight(to_tsvector(words.stems, words.title), 'A') || to_tsvector(words.stems, words.text)
FROM unnest(%s::bigint[], %s::regconfig[], %s::text[], %s::text[], %s::text[])
    AS words(pk, stems, title, labels, text)
WHERE id = words.pk"""
_RANK = "(ts_rank('{0.1, 0.2, 0.5, 1.0}', search_entry.vector, {asked}, 1) * 1000000)::bigint"


def write(words: Sequence[Words]) -> None:
    """Put folded words under their entries' numbers, in place of what was there."""
    rows = [(one.pk, _stems(one), one.title[:LONGEST], one.labels[:LONGEST], one.text[:LONGEST]) for one in words]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [list(column) for column in zip(*rows, strict=True)])


def erase(*_pks: int) -> None:
    """The vector goes with its row."""


def purge() -> None:
    """What was taken out of a row is gone from the table at the next vacuum."""


def matching(entries: "StoredEntryQuerySet", terms: tuple[Term, ...]) -> "StoredEntryQuerySet":
    """The entries that meet all terms, with an integer `rank` that grows with the fit."""
    return _ranked(entries, *_asked(terms))


def resembling(entries: "StoredEntryQuerySet", terms: tuple[Term, ...]) -> "StoredEntryQuerySet":
    """The entries that meet two of the terms, or the only one, ranked alike."""
    parts = [_asked(pair) for pair in pairs(terms)]
    asked = " || ".join(f"({sql})" for sql, _params in parts)
    return _ranked(entries, asked, [value for _sql, params in parts for value in params])


def _ranked(entries: "StoredEntryQuerySet", asked: str, params: list[Any]) -> "StoredEntryQuerySet":
    rank = RawSQL(_RANK.replace("{asked}", asked), params, output_field=BigIntegerField())  # noqa: S611
    fits = RawSQL(f"search_entry.vector @@ ({asked})", params, output_field=BooleanField())  # noqa: S611
    return entries.filter(fits).annotate(rank=rank)


def _stems(words: Words) -> str:
    return STEMS.get(words.language.partition("-")[0], "simple")


def _asked(terms: tuple[Term, ...]) -> tuple[str, list[Any]]:
    """SQL of a tsquery and its parameters; words are only ever parameters."""
    parts = [_phrase(term) if len(term.words) > 1 else _word(term) for term in terms]
    return " && ".join(sql for sql, _params in parts), [value for _sql, params in parts for value in params]


def _phrase(term: Term) -> tuple[str, list[Any]]:
    return "phraseto_tsquery('simple', %s)", [" ".join(term.words)]


def _word(term: Term) -> tuple[str, list[Any]]:
    word = term.words[0]
    star = ":*" if term.is_prefix else ""
    written = " | ".join(f"'{form}'{star}" for form in alternatives(word))
    stems = LATIN if word.isascii() else ("arabic",)
    stemmed = " || ".join(f"plainto_tsquery('{stem}', %s)" for stem in stems)
    return f"(to_tsquery('simple', %s) || {stemmed})", [written, *[word] * len(stems)]

"""Every change of the index."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import models, transaction

import subjects
from markup.parsing import readable
from search.entries import Entry, Words
from search.folding import fold
from search.indexes import index
from search.models import StoredAudience, StoredEntry
from subjects import Key

BATCH = 200
# Rows of one statement.
AT_ONCE = 1000
KEY = ("kind", "object_pk")
SHOWN = ("language", "title", "text", "created_at")

Told = Sequence[tuple[StoredEntry, Entry]]


def put(entry: Entry) -> None:
    """Make the entry the one that is found for its key, in the caller's transaction."""
    put_all([entry])


@transaction.atomic
def put_all(entries: Sequence[Entry]) -> None:
    """Make every entry the one that is found for its key; no key stands twice among them."""
    if not entries:
        return
    stored = StoredEntry.objects.bulk_create(
        [_row(entry) for entry in entries], update_conflicts=True, unique_fields=KEY, update_fields=SHOWN
    )
    told = list(zip(stored, entries, strict=True))
    _mean_for(told)
    _tag(told)
    index().write([_words(row, entry) for row, entry in told])


@transaction.atomic
def withdraw(key: Key) -> None:
    """Let nothing be found for the key; withdrawing twice changes nothing."""
    kind, object_pk = key
    _remove(StoredEntry.objects.filter(kind=kind, object_pk=object_pk).values_list("pk", flat=True))


@transaction.atomic
def mean_for(kind: str, pks: models.QuerySet[models.Model, int], *, audience: frozenset[str]) -> None:
    """Let what the index has of some things be found by another audience; their words stay as they are."""
    entries = StoredEntry.objects.filter(kind=kind, object_pk__in=pks).values_list("pk", flat=True)
    StoredAudience.objects.filter(entry__in=entries).delete()
    found = list(entries)
    for start in range(0, len(found), AT_ONCE):
        StoredAudience.objects.bulk_create(
            StoredAudience(entry_id=pk, name=name) for pk in found[start : start + AT_ONCE] for name in sorted(audience)
        )


def purge() -> None:
    """Let no words lie about in the index that are in no entry any more."""
    index().purge()


def rebuild(kind: str, *, batch: int = BATCH) -> Iterator[int]:
    """Make the entries of a kind again from its things, a batch at a time; gives how many there are so far.

    It may be stopped after any batch and started again; people find things meanwhile. Kinds without `entries`, and
    those that nobody registered any more, lose what the index has of them.
    """
    done, after = 0, 0
    while found := _entries_of(kind, after, batch):
        last = found[-1].key[1]
        _replace(kind, found, after=after, last=last)
        done, after = done + len(found), last
        yield done
    with transaction.atomic():
        _remove(StoredEntry.objects.filter(kind=kind, object_pk__gt=after).values_list("pk", flat=True))


def kinds_of_index() -> list[str]:
    """All kinds that are registered or still in the index."""
    stored = StoredEntry.objects.order_by().values_list("kind", flat=True).distinct()
    return sorted({*subjects.kinds(), *stored})


def _entries_of(kind: str, after: int, limit: int) -> list[Entry]:
    entries = subjects.entries_of(kind)
    return entries(after, limit) if entries else []


@transaction.atomic
def _replace(kind: str, found: list[Entry], *, after: int, last: int) -> None:
    kept = [entry.key[1] for entry in found]
    between = StoredEntry.objects.filter(kind=kind, object_pk__gt=after, object_pk__lte=last)
    _remove(between.exclude(object_pk__in=kept).values_list("pk", flat=True))
    put_all(found)


def _remove(pks: Iterable[int]) -> None:
    gone = list(pks)
    if gone:
        index().erase(*gone)
        StoredEntry.objects.filter(pk__in=gone).delete()


def _row(entry: Entry) -> StoredEntry:
    kind, object_pk = entry.key
    title, text = readable(entry.title), readable("\n".join(entry.texts))
    shown = {"language": entry.language, "title": title, "text": text, "created_at": entry.created_at}
    return StoredEntry(kind=kind, object_pk=object_pk, **shown)


def _words(row: StoredEntry, entry: Entry) -> Words:
    labels = fold(" ".join(entry.labels()))
    return Words(row.pk, row.language, title=fold(row.title), labels=labels, text=fold(row.text))


def _mean_for(told: Told) -> None:
    StoredAudience.objects.filter(entry__in=[row.pk for row, _entry in told]).delete()
    StoredAudience.objects.bulk_create(
        StoredAudience(entry=row, name=name) for row, entry in told for name in sorted(entry.audience)
    )


def _tag(told: Told) -> None:
    carried = StoredEntry.tags.through
    carried.objects.filter(storedentry__in=[row.pk for row, _entry in told]).delete()
    carried.objects.bulk_create(
        carried(storedentry=row, tag=tag) for row, entry in told for tag in dict.fromkeys(entry.tags)
    )

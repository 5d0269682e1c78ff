"""Every change of the index."""

from collections.abc import Iterable, Iterator

from django.db import transaction

import subjects
from markup.parsing import readable
from search.entries import Entry
from search.folding import fold
from search.indexes import index
from search.models import StoredAudience, StoredEntry
from subjects import Key

BATCH = 200


@transaction.atomic
def put(entry: Entry) -> None:
    """Make the entry the one that is found for its key, in the caller's transaction."""
    kind, object_pk = entry.key
    title, text = readable(entry.title), readable("\n".join(entry.texts))
    shown = {"language": entry.language, "title": title, "text": text, "created_at": entry.created_at}
    stored, _made = StoredEntry.objects.update_or_create(kind=kind, object_pk=object_pk, defaults=shown)
    _mean_for(stored, entry.audience)
    stored.tags.set(entry.tags)
    labels = fold(" ".join(entry.labels()))
    index().write(stored.pk, entry.language, title=fold(title), labels=labels, text=fold(text))


@transaction.atomic
def withdraw(key: Key) -> None:
    """Let nothing be found for the key; withdrawing twice changes nothing."""
    kind, object_pk = key
    _remove(StoredEntry.objects.filter(kind=kind, object_pk=object_pk).values_list("pk", flat=True))


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
    entries = getattr(subjects.of(kind), "entries", None) if kind in subjects.kinds() else None
    return entries(after, limit) if entries else []


@transaction.atomic
def _replace(kind: str, found: list[Entry], *, after: int, last: int) -> None:
    kept = [entry.key[1] for entry in found]
    between = StoredEntry.objects.filter(kind=kind, object_pk__gt=after, object_pk__lte=last)
    _remove(between.exclude(object_pk__in=kept).values_list("pk", flat=True))
    for entry in found:
        put(entry)


def _remove(pks: Iterable[int]) -> None:
    gone = list(pks)
    if gone:
        index().erase(*gone)
        StoredEntry.objects.filter(pk__in=gone).delete()


def _mean_for(stored: StoredEntry, audience: frozenset[str]) -> None:
    known = set(stored.audiences.values_list("name", flat=True))
    if known - audience:
        stored.audiences.exclude(name__in=audience).delete()
    StoredAudience.objects.bulk_create(StoredAudience(entry=stored, name=name) for name in sorted(audience - known))

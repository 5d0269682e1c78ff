"""What many entries have in common."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from search.models import StoredEntry

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Place(NamedTuple):
    """Where an entry stands in an answer: rank, moment in microseconds since 1970, number."""

    rank: int
    moment: int
    pk: int

    @classmethod
    def read(cls, written: str) -> "Place":
        """The place that `str` wrote; raises ValueError for anything else."""
        rank, moment, pk = (int(part) for part in written.split("."))
        if not (0 <= rank < 10**15 and 0 <= moment < 10**17 and 0 <= pk < 10**18):
            raise ValueError(written)
        return cls(rank, moment, pk)

    def __str__(self) -> str:
        return f"{self.rank}.{self.moment}.{self.pk}"

    @property
    def created_at(self) -> datetime:
        return EPOCH + self.moment * MICROSECOND


class StoredEntryQuerySet(models.QuerySet["StoredEntry"]):
    def meant_for(self, audience: Collection[str]) -> Self:
        """Entries with an audience that the reader belongs to."""
        audiences = self.model._meta.get_field("audiences").related_model._default_manager
        belonging = audiences.filter(entry=models.OuterRef("pk"), name__in=sorted(audience))
        return self.filter(models.Exists(belonging))

    def tagged(self, pks: Collection[int]) -> Self:
        """Entries with one of the tags."""
        carried = self.model.tags.through.objects.filter(storedentry_id=models.OuterRef("pk"), tag_id__in=pks)
        return self.filter(models.Exists(carried))

    def best_first(self) -> Self:
        """By rank, then the newest; the number settles what is left."""
        return self.order_by("-rank", "-created_at", "-pk")

    def after(self, place: Place) -> Self:
        """What follows a place in that order."""
        older = Q(created_at__lt=place.created_at) | Q(created_at=place.created_at, pk__lt=place.pk)
        return self.filter(Q(rank__lt=place.rank) | Q(rank=place.rank) & older)

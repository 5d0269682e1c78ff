"""What many flags and log entries have in common."""

from typing import TYPE_CHECKING, Never, Self

from django.db import models
from django.db.models import Q

from subjects import Key

if TYPE_CHECKING:
    from moderation.models import Flag, LogEntry


class FlagQuerySet(models.QuerySet["Flag"]):
    def open(self) -> Self:
        """Flags that nobody has answered, oldest first."""
        return self.filter(closed_at=None).order_by("created_at", "pk")

    def after(self, flag: "Flag") -> Self:
        """The rest of the list in that order, after one flag."""
        return self.filter(Q(created_at__gt=flag.created_at) | Q(created_at=flag.created_at, pk__gt=flag.pk))

    def about(self, key: Key) -> Self:
        return self.filter(kind=key[0], object_pk=key[1])


class LogQuerySet(models.QuerySet["LogEntry"]):
    """Append-only: a query can neither change nor delete entries; the database refuses it too."""

    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def about(self, key: Key) -> Self:
        return self.filter(kind=key[0], object_pk=key[1])

    def update(self, **_kwargs: object) -> Never:
        raise TypeError("The moderation log is append-only.")

    def delete(self) -> Never:
        raise TypeError("The moderation log is append-only.")

"""What many announcements, alerts and followed topics have in common."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from accounts.models import User
    from notifications.models import Alert, Announcement, Bookmark, Follow
    from subjects import Key


class FollowQuerySet(models.QuerySet["Follow"]):
    def of(self, user: "User") -> Self:
        """What one member follows, in the order of following."""
        return self.filter(user=user).order_by("pk")

    def any_of(self, topics: Iterable[str]) -> Self:
        """Whoever follows one of the topics."""
        return self.filter(topic__in=topics)


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    def waiting(self, now: datetime) -> Self:
        """Not yet told to everyone, and nobody is at it."""
        return self.filter(fanned_out_at=None).filter(Q(leased_until=None) | Q(leased_until__lt=now))


class AlertQuerySet(models.QuerySet["Alert"]):
    def of(self, user: "User") -> Self:
        """One member's alerts, newest first, without those whose subject was hidden from readers."""
        return self.filter(user=user, withdrawn_at=None).order_by("-pk")

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def alike(self, name: str, key: "Key") -> Self:
        """Unread alerts that tell the same of the same thing."""
        return self.filter(name=name, kind=key[0], object_pk=key[1], read_at=None, withdrawn_at=None)

    def about(self, kind: str, pks: "Iterable[int] | models.QuerySet[models.Model, int]") -> Self:
        return self.filter(kind=kind, object_pk__in=pks)


class BookmarkQuerySet(models.QuerySet["Bookmark"]):
    def of(self, user: "User") -> Self:
        """What one member bookmarked, newest first."""
        return self.filter(user=user).order_by("-pk")

    def on(self, key: "Key") -> Self:
        """The bookmarks of one thing."""
        return self.filter(kind=key[0], object_pk=key[1])

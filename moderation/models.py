"""What members flagged, and what moderators did."""

from typing import Any, Never

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from moderation.querysets import FlagQuerySet, LogQuerySet
from subjects import Key


class Flag(models.Model):
    """One member asks moderators to look at one thing."""

    class Reason(models.TextChoices):
        PERSON = "person", _("It names or exposes a person")
        WRONG = "wrong", _("It is wrong or misleading")
        HARSH = "harsh", _("It attacks somebody")
        SPAM = "spam", _("It is advertising")
        NAMING = "naming", _("A country or place is misnamed")
        OTHER = "other", _("Something else")

    kind = models.CharField(max_length=20)
    object_pk = models.BigIntegerField()
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    note = models.TextField(_("in your words"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        permissions = (("moderate", _("Can hide, restore, lock and release")),)
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "object_pk", "by"], condition=models.Q(closed_at=None), name="one_open_flag_per_member"
            ),
        )
        indexes = (models.Index(fields=["created_at"], condition=models.Q(closed_at=None), name="flags_open"),)

    def __str__(self) -> str:
        return f"{self.kind}-{self.object_pk}: {self.reason}"

    @property
    def key(self) -> Key:
        return (self.kind, self.object_pk)


class LogEntry(models.Model):
    """One act of a moderator. Written once, never changed; public without the names of those who flagged."""

    class Act(models.TextChoices):
        HIDE = "hide", _("hid")
        RESTORE = "restore", _("restored")
        RELEASE = "release", _("released")
        LOCK = "lock", _("locked")
        UNLOCK = "unlock", _("unlocked")
        KEEP = "keep", _("left as it is")
        MOVE = "move", _("moved posts out of it")
        MERGE = "merge", _("merged with another")
        SPLIT = "split", _("made a thread of some of its posts")

    act = models.CharField(max_length=10, choices=Act)
    kind = models.CharField(max_length=20)
    object_pk = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    sentence = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = LogQuerySet.as_manager()

    class Meta:
        verbose_name = _("log entry")
        verbose_name_plural = _("log entries")
        indexes = (models.Index(fields=["kind", "object_pk"], name="log_of_a_thing"),)

    def __str__(self) -> str:
        return f"{self.act} {self.kind}-{self.object_pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("The moderation log is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> Never:
        raise TypeError("The moderation log is append-only.")

    @property
    def key(self) -> Key:
        return (self.kind, self.object_pk)

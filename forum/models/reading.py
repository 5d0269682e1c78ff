"""How far members have read."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forum.models.threads import Thread
from forum.querysets import ReadMarkQuerySet


class ReadMark(models.Model):
    """Every post of a thread up to `last_read` was before a member's eyes, or the member said so."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="read_marks")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="read_marks")
    last_read = models.PositiveIntegerField()
    # Since when the rest counts as read though nobody read it, and the mark of before, 0 where there was none.
    skipped_at = models.DateTimeField(null=True, blank=True)
    read_before = models.PositiveIntegerField(default=0, db_default=0)

    objects = ReadMarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("read mark")
        verbose_name_plural = _("read marks")
        constraints = (models.UniqueConstraint(fields=["user", "thread"], name="one_read_mark_per_thread"),)

    def __str__(self) -> str:
        return f"{self.user_id} → {self.thread_id}#{self.last_read}"

"""A copy of all that the site keeps of a member."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

OPEN_FOR = timedelta(days=7)


class DataCopy(models.Model):
    """One copy that a member asked for. The row is the delivery: a task only nudges it, the sweep finds it again."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="data_copies")
    file = models.FileField(upload_to="copies/", blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("copy of a member's data")
        verbose_name_plural = _("copies of members' data")

    def __str__(self) -> str:
        return f"copy {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/accounts/copies/{self.pk}/"

    def is_open(self) -> bool:
        """Whether it can be fetched now."""
        return self.made_at is not None and bool(self.file) and timezone.now() < self.made_at + OPEN_FOR

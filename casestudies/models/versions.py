"""What was published of a case, version by version."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from casestudies import template
from casestudies.models.cases import Case


class Version(models.Model):
    """One published version, kept as it was: a correction makes the next one."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=template.TITLE_CHARACTERS + 20)
    language = models.CharField(max_length=2)
    content = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # The key of the form that made it: sending a correction twice corrects once.
    key = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = (
            models.UniqueConstraint(fields=["case", "number"], name="one_version_per_number"),
            models.UniqueConstraint(fields=["case", "key"], name="one_version_per_form"),
        )

    def __str__(self) -> str:
        return f"{self.title} v{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A published version is never changed.")
        super().save(*args, **kwargs)


class HeldCorrection(models.Model):
    """The form that corrected a held story: what it replaced was never published and is kept nowhere."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="held_corrections")
    # Sending the correction twice corrects once, also after the story was released.
    key = models.UUIDField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "key"], name="one_held_correction_per_form"),)

    def __str__(self) -> str:
        return str(self.key)

"""What is still being written."""

from collections.abc import Mapping

from django.conf import settings
from django.core.files.base import File
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from casestudies.models.cases import Case, Kind
from casestudies.querysets import DraftQuerySet

# Files by the names of the form, as they will be served.
Files = Mapping[str, "File[bytes]"]


class Draft(models.Model):
    """What a member is writing, saved on the server as it was typed. An older window's save is refused."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="case_drafts")
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.STORY)
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="drafts")
    title = models.CharField(max_length=200, blank=True)
    # Names of form fields, each with the list of values that the browser sent.
    content = models.JSONField(default=dict)
    picture = models.ImageField(upload_to="drafts/", blank=True)
    recording = models.FileField(upload_to="drafts/", blank=True)
    key = models.UUIDField()
    sequence = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = (models.UniqueConstraint(fields=["author", "key"], name="one_draft_per_form"),)

    def __str__(self) -> str:
        return self.title or str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("casestudies:draft", args=[self.pk])

    @property
    def language(self) -> str:
        """The language in which it is written, empty before the member chose one."""
        return "".join(self.content.get("language", [])[:1])

    @property
    def files(self) -> Files:
        """The files kept with it, by the names of the form."""
        kept = {"picture": self.picture, "recording": self.recording}
        return {name: one.file for name, one in kept.items() if one}

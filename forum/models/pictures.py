"""Pictures of posts."""

from functools import partial
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.models.posts import Post
from forum.querysets import PictureQuerySet

LONGEST_ALT = 300


class Picture(models.Model):
    """One picture, drawn anew. It waits under the key of the form it was chosen in until the form's post takes it."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.CASCADE, related_name="taken_pictures")
    key = models.UUIDField()
    # Of the picture as it is kept: the same one chosen twice for a form is kept once.
    digest = models.CharField(max_length=32)
    file = models.FileField(upload_to="posts/")
    alt = models.CharField(_("what the picture shows"), max_length=LONGEST_ALT, blank=True)
    # In pixels.
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField(default=timezone.now)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = (models.UniqueConstraint(fields=["author", "key", "digest"], name="one_picture_per_form"),)
        indexes = (models.Index(fields=["created_at"], name="pictures_waiting", condition=models.Q(post=None)),)

    def __str__(self) -> str:
        return self.alt or str(self.pk)

    def get_absolute_url(self) -> str:
        return f"/pictures/{self.pk}.jpg"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the row and, once nothing can undo that, the file."""
        name, storage = str(self.file.name), self.file.storage
        deleted = super().delete(*args, **kwargs)
        transaction.on_commit(partial(storage.delete, name), robust=True)
        return deleted

    @property
    def shown(self) -> dict[str, object]:
        """What a page needs to show it, as JSON: articles are drawn without asking for it."""
        return {"pk": self.pk, "alt": self.alt, "width": self.width, "height": self.height}

"""Who thanked for which post."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.models.posts import Post
from forum.querysets import ThanksQuerySet


class Thanks(models.Model):
    """One member's thanks for one post. They are counted for the post alone, never for a person."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="thanks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="thanks_given")
    created_at = models.DateTimeField(default=timezone.now)
    # Taken back after the author read of them: given again, they are told no second time.
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = ThanksQuerySet.as_manager()

    class Meta:
        verbose_name = _("thanks")
        verbose_name_plural = _("thanks")
        constraints = (models.UniqueConstraint(fields=["post", "user"], name="thank_for_a_post_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} → {self.post_id}"

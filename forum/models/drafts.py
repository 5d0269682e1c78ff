"""What is still being written."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forum.models.threads import Thread
from forum.querysets import PostDraftQuerySet


class PostDraft(models.Model):
    """A reply, or a thread to be opened, saved on the server as it was typed. An older window's save is refused."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="post_drafts")
    # Empty while a new thread is written.
    thread = models.ForeignKey(Thread, null=True, on_delete=models.CASCADE, related_name="drafts")
    # Names of form fields, each with the list of values that the browser sent.
    content = models.JSONField(default=dict)
    key = models.UUIDField()
    sequence = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PostDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = (models.UniqueConstraint(fields=["author", "key"], name="one_post_draft_per_form"),)

    def __str__(self) -> str:
        return self.title or str(self.pk)

    def get_absolute_url(self) -> str:
        return f"/posts/drafts/{self.pk}/"

    @property
    def title(self) -> str:
        """The title of the thread that it will open, empty for a reply."""
        return self._typed("title")

    @property
    def body(self) -> str:
        """The text as far as it goes."""
        return self._typed("body")

    @property
    def language(self) -> str:
        """The language in which it is written, empty before the member chose one."""
        return self._typed("language")

    def _typed(self, name: str) -> str:
        return "".join(self.content.get(name, [])[:1])

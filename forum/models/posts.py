"""A numbered post and the texts it had before."""

from hashlib import blake2s
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import check_language
from forum.models.threads import Thread
from forum.querysets import PostQuerySet
from forum.texts import autonym, check_visible

LONGEST_BODY = 20_000


class Post(models.Model):
    """One post. The same key of the same author is the same post, for ever."""

    # Its own index would mislead: for a page of a long thread the planner took it, and read all the thread's posts.
    thread = models.ForeignKey(Thread, db_index=False, on_delete=models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts")
    # Empty once the author deleted it; a hidden post keeps its text for its author and for moderators.
    body = models.TextField(_("text"), validators=[MaxLengthValidator(LONGEST_BODY), check_visible])
    language = models.CharField(_("language"), max_length=2, validators=[check_language])
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.TextField(blank=True)
    # Of those that were not taken back.
    thanks_count = models.PositiveIntegerField(default=0, db_default=0)
    key = models.UUIDField(default=uuid4, editable=False)
    # The handles of members whom the text names, or named before an edit: each of them was told once.
    mentions = models.JSONField(null=True, editable=False)

    # What pages show of its pictures, in the order in which they were chosen: see `Picture.shown`.
    pictures = models.JSONField(null=True, editable=False)

    # On the stub that stays at the old number of a post: the post itself, which has another number elsewhere.
    moved_to = models.ForeignKey(
        "self", null=True, editable=False, db_index=False, on_delete=models.CASCADE, related_name="stubs"
    )

    # What `with_thread` brings along: the tags of its thread.
    tag_rows: list[list[Any]] | None

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = (
            models.UniqueConstraint(fields=["thread", "number"], name="one_post_per_number"),
            models.UniqueConstraint(fields=["author", "key"], name="one_post_per_key"),
        )
        indexes = (
            models.Index(fields=["author", "-created_at"], name="posts_of_a_member"),
            models.Index(
                fields=["thread", "-thanks_count", "number"],
                name="most_thanked_posts",
                condition=models.Q(thanks_count__gt=0),
            ),
            models.Index(fields=["moved_to"], name="stubs_of_a_post", condition=~models.Q(moved_to=None)),
        )

    def __str__(self) -> str:
        return f"{self.thread_id}#{self.number}"

    def get_absolute_url(self) -> str:
        return f"/posts/{self.pk}/"

    @property
    def anchor(self) -> str:
        """The address of the post within its thread."""
        return f"{self.thread.page_of(self.number)}#post-{self.pk}"

    @property
    def version(self) -> str:
        """A short hash of the text: an edit says which text it started from."""
        return blake2s(self.body.encode(), digest_size=8).hexdigest()

    @property
    def language_name(self) -> str:
        """What the language of the text calls itself."""
        return autonym(self.language)

    @property
    def handles(self) -> list[str]:
        """The handles that its text may turn into links to profiles."""
        return self.mentions or []

    def is_deleted(self) -> bool:
        return self.deleted_at is not None

    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    def is_moved(self) -> bool:
        """Whether this is but the stub of a post that stands elsewhere."""
        return self.moved_to_id is not None

    def is_readable(self) -> bool:
        """Whether everyone in the thread reads the text."""
        return not self.is_deleted() and not self.is_hidden() and not self.is_moved()


class Revision(models.Model):
    """A text that a post had before an edit or its deletion."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="revisions")
    body = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("earlier text")
        verbose_name_plural = _("earlier texts")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.post_id} {self.created_at:%Y-%m-%d %H:%M}"

"""A thread, its tags and the numbered events by which open pages catch up."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from accounts.models import check_language
from forum.models.boards import Board
from forum.querysets import EventQuerySet, ThreadQuerySet
from forum.texts import autonym, check_visible
from markup import reading
from subjects import Key
from tags.models import TaggedIn

if TYPE_CHECKING:
    from forum.models.posts import Post

LONGEST_TITLE = 120
POSTS_A_PAGE = 20
# With more posts a thread has a table of them.
LONG = 50
# A thread that a member never opened is new for so long.
NEW_FOR = timedelta(days=2)
# Whoever writes into a thread that was quiet for so long is told.
QUIET = timedelta(days=180)
# Events that are older, and those before the newest of a thread, are deleted: a page is quicker loaded anew.
EVENTS_KEPT_FOR = timedelta(days=30)
EVENTS_KEPT = 500
# Words that follow a thread's number in addresses of other things.
RESERVED = frozenset({"posts", "events", "title", "lock", "unlock", "read", "contents"})


class ThreadTag(TaggedIn):
    """One tag on one thread."""

    content_object = models.ForeignKey("Thread", on_delete=models.CASCADE)

    class Meta(TaggedIn.Meta):
        verbose_name = _("tag of a thread")
        verbose_name_plural = _("tags of threads")


class Thread(models.Model):  # type: ignore[django-manager-missing]  # of taggit's untyped through model
    """One conversation. `last_number` and `last_seq` only grow: numbers of posts and events never change."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="threads", verbose_name=_("board"))
    title = models.CharField(
        _("title"), max_length=LONGEST_TITLE, validators=[MaxLengthValidator(LONGEST_TITLE), check_visible]
    )
    language = models.CharField(_("language"), max_length=2, validators=[check_language])
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="threads")
    created_at = models.DateTimeField(_("opened at"), default=timezone.now)
    bumped_at = models.DateTimeField(_("last post at"), default=timezone.now)
    # Posts that can be read: neither hidden nor deleted.
    post_count = models.PositiveIntegerField(default=0)
    # Characters of these posts, by which the time for reading is known.
    letters = models.PositiveIntegerField(default=0, db_default=0)
    last_number = models.PositiveIntegerField(default=0)
    last_seq = models.PositiveIntegerField(default=0)
    # Where the posts went, after which number they stand there, and nobody reads anything here any more.
    merged_into = models.ForeignKey(
        "self", null=True, editable=False, db_index=False, on_delete=models.CASCADE, related_name="merged"
    )
    merged_after = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    # The number up to which events are deleted.
    events_floor = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    locked_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.TextField(blank=True)
    # The subject this thread talks about, such as ("case", 7).
    about_kind = models.CharField(max_length=20, blank=True)
    about_pk = models.BigIntegerField(null=True, blank=True)
    tags = TaggableManager(through=ThreadTag, blank=True, verbose_name=_("tags"))

    # What `with_tags` and `with_rights` bring along.
    tag_rows: list[list[Any]] | None
    right_rows: list[list[Any]] | None

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        indexes = (
            models.Index(fields=["-bumped_at", "-id"], name="threads_by_last_post"),
            models.Index(fields=["board", "-bumped_at", "-id"], name="threads_of_a_board"),
            models.Index(fields=["-created_at", "-id"], name="threads_by_age"),
            models.Index(fields=["author", "-created_at"], name="threads_of_a_member"),
            models.Index(fields=["merged_into"], name="merged_threads", condition=~models.Q(merged_into=None)),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["about_kind", "about_pk"], name="one_thread_per_subject", condition=~models.Q(about_kind="")
            ),
            models.CheckConstraint(
                condition=models.Q(about_kind="", about_pk=None) | ~models.Q(about_kind="") & ~models.Q(about_pk=None),
                name="thread_about_is_whole",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/threads/{self.pk}/{quote(self.slug)}/"

    @property
    def slug(self) -> str:
        """The readable part of the address; it may be empty of letters in scripts that slugs lose."""
        slug = slugify(self.title, allow_unicode=True)[:60].strip("-_") or "thread"
        return f"thread-{slug}" if slug in RESERVED else slug

    @property
    def language_name(self) -> str:
        """What the language of the thread calls itself."""
        return autonym(self.language)

    @property
    def topic(self) -> str:
        """What members follow, and the name of the live stream."""
        return f"thread-{self.pk}"

    @cached_property
    def about(self) -> Key | None:
        """The key of the subject this thread talks about."""
        return (self.about_kind, self.about_pk) if self.about_pk is not None else None

    @property
    def minutes(self) -> int:
        """How long the whole thread takes to be read."""
        return reading.minutes(self.letters, self.language)

    @property
    def quiet_days(self) -> int:
        """For how many days nobody has written, once they are many; else 0."""
        quiet = timezone.now() - self.bumped_at
        return quiet.days if quiet >= QUIET else 0

    def is_locked(self) -> bool:
        return self.locked_at is not None

    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    def is_merged(self) -> bool:
        """Whether it is but a signpost to the thread where its posts stand."""
        return self.merged_into_id is not None

    def tells_since(self, seq: int) -> bool:
        """Whether a page that knows the events up to a number can be told of all that followed."""
        return max(self.events_floor, self.last_seq - EVENTS_KEPT) <= seq <= self.last_seq

    def last_page(self) -> int:
        """The post number after which the last page begins."""
        return max(self.last_number - 1, 0) // POSTS_A_PAGE * POSTS_A_PAGE

    def page_of(self, number: int) -> str:
        """The address of the page that shows a post number."""
        after = (number - 1) // POSTS_A_PAGE * POSTS_A_PAGE
        return f"{self.get_absolute_url()}?after={after}" if after else self.get_absolute_url()

    def record(self, name: "EventName", post: "Post | None" = None) -> "ThreadEvent":
        """Give an event the next sequence number. The caller holds the lock on this row, inside its transaction."""
        self.last_seq += 1
        self.save(update_fields=["last_seq"])
        return ThreadEvent.objects.create(thread=self, seq=self.last_seq, name=name, post=post)

    def record_each(self, name: "EventName", posts: "Sequence[Post]") -> "ThreadEvent":
        """The same for one post or many, in their order; the last of the events, after which pages ask for the rest."""
        events = [
            ThreadEvent(thread=self, seq=self.last_seq + place, name=name, post=post)
            for place, post in enumerate(posts, 1)
        ]
        self.last_seq += len(events)
        self.save(update_fields=["last_seq"])
        return ThreadEvent.objects.bulk_create(events, batch_size=500)[-1]


class EventName(models.TextChoices):
    """What can happen to a thread and its posts."""

    POST_ADDED = "post-added"
    POST_EDITED = "post-edited"
    POST_DELETED = "post-deleted"
    POST_HIDDEN = "post-hidden"
    POST_RESTORED = "post-restored"
    POST_THANKED = "post-thanked"
    # Out of this thread, and into it from another.
    POST_MOVED = "post-moved"
    POST_ARRIVED = "post-arrived"
    THREAD_RENAMED = "thread-renamed"
    THREAD_LOCKED = "thread-locked"
    THREAD_UNLOCKED = "thread-unlocked"
    THREAD_HIDDEN = "thread-hidden"
    THREAD_RESTORED = "thread-restored"
    THREAD_MERGED = "thread-merged"


class ThreadEvent(models.Model):
    """Something that happened, in the order in which pages must learn it."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveIntegerField()
    name = models.CharField(max_length=20, choices=EventName.choices)
    post = models.ForeignKey("forum.Post", null=True, on_delete=models.CASCADE, related_name="events")
    created_at = models.DateTimeField(default=timezone.now)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event of a thread")
        verbose_name_plural = _("events of threads")
        constraints = (models.UniqueConstraint(fields=["thread", "seq"], name="one_event_per_number"),)

    def __str__(self) -> str:
        return f"thread-{self.thread_id} {self.seq} {self.name}"

    @property
    def key(self) -> Key:
        """What the event is about."""
        return ("thread", self.thread_id) if self.post_id is None else ("post", self.post_id)

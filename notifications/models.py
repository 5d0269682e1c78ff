"""Who follows what, what was announced, and who was told."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from notifications.querysets import AlertQuerySet, AnnouncementQuerySet, BookmarkQuerySet, FollowQuerySet
from subjects import Key

LONGEST_NOTE = 500


class Follow(models.Model):
    """One member follows one topic: `tag-12` or `thread-5`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows")
    topic = models.CharField(_("topic"), max_length=40)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("followed topic")
        verbose_name_plural = _("followed topics")
        constraints = (models.UniqueConstraint(fields=["user", "topic"], name="follow_a_topic_once"),)
        indexes = (models.Index(fields=["topic", "user"], name="followers_of_a_topic"),)

    def __str__(self) -> str:
        return f"{self.user_id} → {self.topic}"


class About(models.Model):
    """What an announcement or an alert is about: the key of a subject."""

    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    object_pk = models.BigIntegerField()
    # The sentence a moderator wrote to the author, empty otherwise.
    note = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    @property
    def key(self) -> Key:
        return (self.kind, self.object_pk)


class Announcement(About):
    """One event to be told. The row is the delivery: a task only nudges it, a sweep finds it again."""

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    topics = models.JSONField(default=list)
    leased_until = models.DateTimeField(null=True)
    fanned_out_at = models.DateTimeField(null=True)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        indexes = (
            models.Index(fields=["created_at"], name="announcements_waiting", condition=models.Q(fanned_out_at=None)),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.kind}-{self.object_pk}"


class Alert(About):
    """One member was told of one announcement."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="alerts")
    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="alerts")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # Members who did the same to the same thing while the alert was unread, beside the actor, who was the last of them.
    others = models.JSONField(null=True, blank=True)
    # The followed topic by which the news came; empty when it was addressed to the member.
    topic = models.CharField(max_length=40, blank=True)
    read_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        constraints = (models.UniqueConstraint(fields=["user", "announcement"], name="told_once"),)
        indexes = (
            models.Index(fields=["user", "-id"], name="alerts_of_a_member"),
            models.Index(
                fields=["user"], name="unread_alerts", condition=models.Q(read_at=None) & models.Q(withdrawn_at=None)
            ),
            models.Index(fields=["kind", "object_pk"], name="alerts_about_a_thing"),
        )

    def __str__(self) -> str:
        return f"{self.name} → {self.user_id}"

    def get_absolute_url(self) -> str:
        return f"/notifications/{self.pk}/"

    def names(self, member: models.Model) -> bool:
        """Whether the alert tells what this member did."""
        return member.pk in {self.actor_id, *(self.others or [])}

    def is_new(self) -> bool:
        return self.read_at is None


class Bookmark(models.Model):
    """A thing that one member wants to find again, and why; nobody else sees it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bookmarks")
    kind = models.CharField(max_length=20)
    object_pk = models.BigIntegerField()
    note = models.CharField(_("note"), max_length=LONGEST_NOTE, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = BookmarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("bookmark")
        verbose_name_plural = _("bookmarks")
        constraints = (models.UniqueConstraint(fields=["user", "kind", "object_pk"], name="bookmark_a_thing_once"),)
        indexes = (models.Index(fields=["user", "-id"], name="bookmarks_of_a_member"),)

    def __str__(self) -> str:
        return f"{self.user_id} → {self.kind}-{self.object_pk}"

    def get_absolute_url(self) -> str:
        return f"/bookmarks/{self.kind}/{self.object_pk}/"

    @property
    def key(self) -> Key:
        return (self.kind, self.object_pk)

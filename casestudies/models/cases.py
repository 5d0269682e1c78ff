"""Cases: short stories and long studies in one table."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from casestudies import template
from casestudies.querysets import SHOWN, CaseQuerySet
from forum.models import Thread
from subjects import Key
from tags.models import Tag, TaggedIn

# Words that follow a case's number in addresses of other things.
RESERVED = frozenset({"adaptations", "export", "history", "revise"})


class Kind(models.TextChoices):
    STORY = "story", _("Story")
    STUDY = "study", _("Study")


class State(models.TextChoices):
    """Where a case stands. Stories go from draft to published, some through held; studies through review."""

    DRAFT = "draft", _("draft")
    HELD = "held", _("waits for a moderator")
    SUBMITTED = "submitted", _("submitted")
    IN_REVIEW = "in_review", _("in review")
    REVISION_ASKED = "revision_asked", _("revision asked")
    RESUBMITTED = "resubmitted", _("submitted again")
    ACCEPTED = "accepted", _("accepted")
    PUBLISHED = "published", _("published")
    DECLINED = "declined", _("declined")
    RETRACTED = "retracted", _("retracted")


NEXT_STATES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.HELD, State.PUBLISHED, State.SUBMITTED}),
    State.HELD: frozenset({State.PUBLISHED, State.DECLINED}),
    State.SUBMITTED: frozenset({State.IN_REVIEW, State.DECLINED}),
    State.IN_REVIEW: frozenset({State.REVISION_ASKED, State.ACCEPTED, State.DECLINED}),
    State.REVISION_ASKED: frozenset({State.RESUBMITTED}),
    State.RESUBMITTED: frozenset({State.REVISION_ASKED, State.IN_REVIEW, State.ACCEPTED, State.DECLINED}),
    State.ACCEPTED: frozenset({State.PUBLISHED}),
    State.PUBLISHED: frozenset({State.RETRACTED}),
    State.DECLINED: frozenset(),
    State.RETRACTED: frozenset(),
}


class Case(models.Model):  # type: ignore[django-manager-missing]  # taggit has no types
    """One case. `content` holds the texts and lists of the current version by the names of the form."""

    kind = models.CharField(_("kind"), max_length=5, choices=Kind, default=Kind.STORY)
    state = models.CharField(_("state"), max_length=15, choices=State, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=template.TITLE_CHARACTERS + 20)
    language = models.CharField(_("language"), max_length=2)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="cases")
    anonymity = models.CharField(max_length=20, choices=template.Anonymity, default=template.Anonymity.NAMED)
    year_from = models.PositiveSmallIntegerField(_("year"))
    year_to = models.PositiveSmallIntegerField(_("until"), null=True)
    my_role = models.CharField(_("my role"), max_length=15, choices=template.MyRole)
    licence = models.CharField(_("licence"), max_length=15, choices=template.Licence, default=template.Licence.BY)
    content = models.JSONField(default=dict)
    picture = models.ImageField(_("picture"), upload_to="cases/", blank=True)
    recording = models.FileField(_("recording"), upload_to="cases/", blank=True)
    # The form's idempotency key: sending the same form twice publishes once.
    key = models.UUIDField()
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    hidden_reason = models.TextField(blank=True)
    thread = models.OneToOneField(Thread, null=True, on_delete=models.SET_NULL, related_name="case")

    tags = TaggableManager(through="casestudies.CaseTag", blank=True)
    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        permissions = (("edit_library", _("Can edit the library")),)
        constraints = (models.UniqueConstraint(fields=["author", "key"], name="one_case_per_form"),)
        indexes = (
            models.Index(fields=["-published_at", "-id"], name="cases_newest_first"),
            models.Index(fields=["state"], name="cases_by_state"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("casestudies:case", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        """The readable part of the address."""
        slug = slugify(self.title, allow_unicode=True) or self.kind
        return f"{self.kind}-{slug}" if slug in RESERVED else slug

    @property
    def subject(self) -> Key:
        return ("case", self.pk)

    @property
    def years(self) -> str:
        return f"{self.year_from}–{self.year_to}" if self.year_to else str(self.year_from)

    @cached_property
    def ordered_tags(self) -> list[Tag]:
        """Its tags, asked once; a list page prefetches `tagged`."""
        items = self.tagged.all()
        return sorted((item.tag for item in items), key=lambda tag: (tag.kind, tag.label))

    @property
    def countries(self) -> list[Tag]:
        return [tag for tag in self.ordered_tags if tag.kind == "country"]

    @property
    def themes(self) -> list[Tag]:
        return [tag for tag in self.ordered_tags if tag.kind == "theme"]

    @property
    def keywords(self) -> list[Tag]:
        return [tag for tag in self.ordered_tags if tag.kind == "keyword"]

    @property
    def named_author(self) -> Any:
        """The author where the name may be shown, else None."""
        return self.author if self.anonymity == template.Anonymity.NAMED else None

    def is_shown(self) -> bool:
        return self.state in SHOWN and self.hidden_at is None

    def is_country_withheld(self) -> bool:
        return self.anonymity == template.Anonymity.COUNTRY_WITHHELD

    def move_to(self, state: State) -> None:
        """Go on in the workflow, unsaved; raises ValueError where it does not lead there in one step."""
        if state not in NEXT_STATES[State(self.state)]:
            raise ValueError(f"A case does not go from {self.state} to {state}.")
        self.state = state


class CaseTag(TaggedIn):
    content_object = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tagged")

    class Meta(TaggedIn.Meta):
        verbose_name = _("tag of a case")
        verbose_name_plural = _("tags of cases")


class Goal(models.Model):
    """One Sustainable Development Goal (1-17) that a case names."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="goals")
    number = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        constraints = (models.UniqueConstraint(fields=["number", "case"], name="one_goal_per_case"),)

    def __str__(self) -> str:
        return str(self.number)

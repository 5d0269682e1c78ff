"""Where threads stand."""

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.audiences import MEMBERS, PUBLIC
from forum.querysets import BoardQuerySet
from forum.texts import check_language


class Board(models.Model):
    """One board: its audience decides who reads all its threads."""

    class Audience(models.TextChoices):
        PUBLIC = PUBLIC, _("everyone")
        MEMBERS = MEMBERS, _("members only")

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=80)
    description = models.CharField(_("description"), max_length=300, blank=True)
    language = models.CharField(
        _("language of name and description"), max_length=2, default="en", validators=[check_language]
    )
    # Translations by interface language: {"fr": "Pratique"}.
    names = models.JSONField(_("names in other languages"), default=dict, blank=True)
    descriptions = models.JSONField(_("descriptions in other languages"), default=dict, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    audience = models.CharField(_("who reads it"), max_length=20, choices=Audience.choices, default=Audience.PUBLIC)

    objects: ClassVar[BoardQuerySet] = BoardQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return f"/threads/?board={self.slug}"

    @property
    def label(self) -> str:
        """The name in the active language, else as it was given."""
        return self.names.get(get_language()) or self.name

    @property
    def words(self) -> str:
        """The description in the active language, else as it was given."""
        return self.descriptions.get(get_language()) or self.description

    @property
    def label_language(self) -> str:
        """The language in which `label` speaks."""
        return (get_language() if get_language() in self.names else None) or self.language

    def is_public(self) -> bool:
        return self.audience == self.Audience.PUBLIC

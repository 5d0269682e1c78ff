"""Where threads stand, and what groups may there."""

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.audiences import MEMBERS, PUBLIC, of_group
from accounts.models import check_language
from forum.querysets import BoardQuerySet


class Board(models.Model):
    """One board: its audience decides who reads all its threads, its writers who says something in them."""

    class Audience(models.TextChoices):
        PUBLIC = PUBLIC, _("everyone")
        MEMBERS = MEMBERS, _("members only")
        GROUPS = "groups", _("chosen groups only")

    class Writers(models.TextChoices):
        READERS = "readers", _("every member who reads it")
        GROUPS = "groups", _("chosen groups only")
        NOBODY = "nobody", _("nobody: it is closed")

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
    writers = models.CharField(
        _("who writes in it"), max_length=20, choices=Writers.choices, default=Writers.READERS, db_default="readers"
    )
    # Grows with each change: pages that are kept tell by it whether they still hold.
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = BoardQuerySet.as_manager()

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return f"/threads/?board={self.slug}"

    def clean(self) -> None:
        """Raise ValidationError where somebody would be kept from threads about things that everybody may read."""
        is_open = self.is_public() and self.writers == self.Writers.READERS
        if self.pk and not is_open and self.threads.exclude(about_kind="").exists():
            raise ValidationError(_("Stories are talked about on this board: everyone reads it, every member writes."))

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

    @property
    def words_language(self) -> str:
        """The language in which `words` speaks."""
        return (get_language() if get_language() in self.descriptions else None) or self.language

    @cached_property
    def group_rights(self) -> dict[int, bool]:
        """The chosen groups by id, and whether each may write; one query, none where `rights` was fetched before."""
        return {right.group_id: right.may_write for right in self.rights.all()}

    @property
    def readers(self) -> frozenset[str]:
        """Who reads it, as words of `accounts.audiences`: those of its groups where it is theirs alone."""
        return frozenset(map(of_group, self.group_rights)) if self.is_private() else frozenset({self.audience})

    def is_public(self) -> bool:
        return self.audience == self.Audience.PUBLIC

    def is_private(self) -> bool:
        """Whether chosen groups alone know of it."""
        return self.audience == self.Audience.GROUPS

    def is_for_writers(self) -> bool:
        """Whether chosen groups alone write in it, whoever reads."""
        return self.writers == self.Writers.GROUPS

    def is_closed(self) -> bool:
        """Whether nobody writes in it any more, moderators included; it is read as before."""
        return self.writers == self.Writers.NOBODY


class BoardRight(models.Model):
    """One group on one board: it reads where groups are chosen to read, and writes where it may."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="rights")
    # A group that a board speaks of cannot vanish unseen, and leave the board to nobody.
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="board_rights", verbose_name=_("group"))
    may_write = models.BooleanField(_("may write"), default=False)

    class Meta:
        verbose_name = _("right of a group")
        verbose_name_plural = _("rights of groups")
        constraints = (models.UniqueConstraint(fields=["board", "group"], name="one_right_per_group"),)

    def __str__(self) -> str:
        return f"{self.board_id}: {self.group_id}"

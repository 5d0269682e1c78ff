"""Groups of members, which are Django's, and who keeps them."""

from typing import ClassVar

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.members import User
from accounts.querysets import GroupQuerySet

# Those that the site makes by itself, by the names that `accounts.grants` knows.
HOUSE = {"Moderators": _("Moderators"), "Editors": _("Editors")}


class MemberGroup(Group):
    """A group as members see it: what it reads and may is said elsewhere, by its number."""

    objects: ClassVar[GroupQuerySet] = GroupQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        proxy = True
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering = ("name",)

    def get_absolute_url(self) -> str:
        return f"/groups/{self.pk}/"

    @property
    def label(self) -> str:
        """Its name; that of a group of the house in the reader's language."""
        return str(HOUSE.get(self.name, self.name))

    def is_of_the_house(self) -> bool:
        """Whether the site knows the group by its name, which therefore stays."""
        return self.name in HOUSE


class GroupKeeper(models.Model):
    """A member who takes others into a group, and lets them go."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="keepers")
    member = models.ForeignKey(User, on_delete=models.CASCADE, related_name="kept_groups")

    class Meta:
        verbose_name = _("keeper of a group")
        verbose_name_plural = _("keepers of groups")
        constraints = (models.UniqueConstraint(fields=["group", "member"], name="keeper_of_a_group_once"),)

    def __str__(self) -> str:
        return f"{self.group_id}: {self.member_id}"

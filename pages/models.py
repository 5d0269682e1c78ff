"""The pages of the house as editors wrote them, and which terms members accepted when."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from markup import LIMIT
from pages.querysets import HousePageQuerySet, HouseVersionQuerySet

LONGEST_TITLE = 120


class HousePage(models.Model):
    """A page in one language as it is now. Without a row the text that comes with the software is shown.

    A row without words means that the page is not there in this language: another one is shown instead.
    """

    slug = models.CharField(max_length=20)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=LONGEST_TITLE, blank=True)
    body = models.TextField(_("text"), blank=True, validators=[MaxLengthValidator(LIMIT)])
    # How often it was saved; a form says from which number it started.
    number = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    objects = HousePageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page of the house")
        verbose_name_plural = _("pages of the house")
        constraints = (models.UniqueConstraint(fields=["slug", "language"], name="one_house_page_per_language"),)
        permissions = (("edit_pages", _("Can edit the pages of the house")),)

    def __str__(self) -> str:
        return f"{self.slug} ({self.language})"


class TermsEdition(models.Model):
    """The terms as they stood at a moment, put to all members; without a row they stand in their first edition."""

    number = models.PositiveSmallIntegerField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("edition of the terms")
        verbose_name_plural = _("editions of the terms")

    def __str__(self) -> str:
        return str(self.number)


class Acceptance(models.Model):
    """A member accepted an edition of the terms, read in a language; with the moment this tells which text it was."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="accepted_terms")
    edition = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2)
    accepted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("acceptance of the terms")
        verbose_name_plural = _("acceptances of the terms")
        constraints = (models.UniqueConstraint(fields=["member", "edition"], name="accept_an_edition_once"),)

    def __str__(self) -> str:
        return f"{self.member_id}: {self.edition}"


class HouseVersion(models.Model):
    """A text that a page had; it is never changed."""

    page = models.ForeignKey(HousePage, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    body = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = HouseVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = (models.UniqueConstraint(fields=["page", "number"], name="one_house_version_per_number"),)

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

"""Where members work: ministries, agencies, associations."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts import countries
from accounts.models.fields import NameKeyField, SiteField, check_name
from accounts.querysets import OrganisationQuerySet


class OrganisationKind(models.TextChoices):
    GOVERNMENT = "government", _("government")
    INTERNATIONAL = "international", _("international organisation")
    CIVIL_SOCIETY = "civil_society", _("civil society")
    ACADEMIC = "academic", _("academic institution")
    PRIVATE = "private", _("private sector")
    NETWORK = "network", _("network")


class Organisation(models.Model):
    """One organisation, made by the first member who names it; editors complete and check it."""

    name = models.CharField(_("name"), max_length=120, validators=[check_name])
    name_key = NameKeyField(max_length=120, editable=False, source="name")
    acronym = models.CharField(_("acronym"), max_length=20, blank=True)
    acronym_key = NameKeyField(max_length=20, editable=False, source="acronym")
    slug = models.SlugField(_("address"), max_length=80, unique=True, allow_unicode=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices, blank=True)
    country = CountryField(_("country"), blank=True)
    site = SiteField(_("site"), max_length=200, blank=True)
    # Until an editor has looked at it, visitors see it only where a member whom they see belongs to it.
    checked_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        permissions = (("edit_organisations", _("Can edit organisations")),)
        # Each country has its Ministry of Health.
        constraints = (models.UniqueConstraint(fields=["name_key", "country"], name="one_organisation_per_country"),)
        indexes = (models.Index(fields=["acronym_key"], name="organisations_by_acronym"),)

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    def get_absolute_url(self) -> str:
        return f"/organisations/{self.slug}/"

    @property
    def country_name(self) -> str:
        """The name of its country in the reader's language; empty where nobody said one."""
        return countries.name(self.country.code) if self.country else ""

    @property
    def keys(self) -> set[str]:
        """What its name, its acronym and those of entries that were merged into it are compared by."""
        return {self.name_key, self.acronym_key, *(one.key for one in self.other_names.all())} - {""}

    def is_national(self) -> bool:
        """Whether the same name in another country means another organisation, as of ministries."""
        return bool(self.country) and self.kind in {"", OrganisationKind.GOVERNMENT}


class OrganisationName(models.Model):
    """What an entry was called that was merged into another: stories go on using its names, and links its address."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="other_names")
    key = models.CharField(max_length=120)
    slug = models.CharField(max_length=80)

    class Meta:
        verbose_name = _("other name of an organisation")
        verbose_name_plural = _("other names of organisations")
        constraints = (models.UniqueConstraint(fields=["slug", "key"], name="one_name_per_merged_entry"),)
        indexes = (models.Index(fields=["key"], name="organisations_by_other_name"),)

    def __str__(self) -> str:
        return self.key

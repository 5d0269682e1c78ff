"""Members. The e-mail address is the login; the handle is the address of the profile."""

import re
from typing import ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts import countries
from accounts.models.fields import (
    DisplayNameField,
    LoginField,
    NameKeyField,
    SiteField,
    check_language,
    check_languages,
    check_name,
    check_time_zone,
)
from accounts.models.organisations import Organisation
from accounts.querysets import MemberManager, Powers, powers_of
from accounts.vocabulary import LANGUAGES


class User(AbstractBaseUser, PermissionsMixin):  # type: ignore[django-manager-missing]  # taggit has no types
    """One member."""

    email = LoginField(
        _("e-mail"), max_length=254, unique=True, error_messages={"unique": _("This address is in use.")}
    )
    handle = models.CharField(
        _("handle"),
        max_length=30,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9-]{1,29}\Z", _("Use 2 to 30 small letters, digits and hyphens."))],
        error_messages={"unique": _("This handle is taken.")},
    )
    display_name = DisplayNameField(_("name"), max_length=80, validators=[check_name])
    name_key = NameKeyField(max_length=80, editable=False)
    country = CountryField(_("country"), blank=True)
    languages = models.JSONField(_("languages I read"), default=list, blank=True, validators=[check_languages])
    interface_language = models.CharField(
        _("language of the site"), max_length=2, choices=settings.LANGUAGES, default="en"
    )
    time_zone = models.CharField(_("time zone"), max_length=40, default="UTC", validators=[check_time_zone])
    about = models.TextField(_("about me"), max_length=1000, blank=True, validators=[MaxLengthValidator(1000)])
    # In which language it is written; empty where that cannot be told.
    about_language = models.CharField(
        _("language of that text"), max_length=2, blank=True, default="", db_default="", validators=[check_language]
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="members"
    )
    role = models.CharField(_("role"), max_length=100, blank=True, default="", db_default="")
    site = SiteField(_("site"), max_length=200, blank=True, default="", db_default="")
    picture = models.ImageField(_("picture"), upload_to="members/", blank=True, default="", db_default="")
    accepts_letters = models.BooleanField(_("members may write to me"), default=True, db_default=True)
    shows_presence = models.BooleanField(_("show that I read and write"), default=True, db_default=True)
    is_public = models.BooleanField(_("show my profile to visitors"), default=False)
    is_staff = models.BooleanField(_("administrator"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    # Was not led through the welcome yet: only who took a seat by a form is.
    is_new = models.BooleanField(default=False, db_default=False, editable=False)
    suspended_at = models.DateTimeField(_("suspended at"), null=True, blank=True)
    # Since when visitors may see the profile, and its address is a link: `rules.earns_trust` says what it takes.
    trusted_at = models.DateTimeField(_("trusted since"), null=True, blank=True)
    # When a member who wants to leave is forgotten, and when that was.
    leaving_at = models.DateTimeField(null=True, blank=True, editable=False)
    left_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("joined at"), default=timezone.now, editable=False)
    # The number of the edition of the terms that is to be accepted before writing on; 0 where nothing is owed.
    terms_owed = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)

    objects: ClassVar[MemberManager] = MemberManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["handle", "display_name"]

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        # The directory is read in this order, from any name on.
        indexes = (
            models.Index(fields=["name_key", "id"], name="members_by_name"),
            models.Index(fields=["leaving_at"], name="members_leaving", condition=~models.Q(leaving_at=None)),
            models.Index(fields=["country", "name_key", "id"], name="members_of_a_country"),
        )
        constraints = (
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="email_in_small_letters"),
            models.CheckConstraint(condition=models.Q(handle=Lower("handle")), name="handle_in_small_letters"),
        )

    def __str__(self) -> str:
        return self.display_name

    def get_absolute_url(self) -> str:
        return f"/members/{self.handle}/"

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name

    @property
    def topic(self) -> str:
        """The topic under which announcements reach this member."""
        return f"member-{self.pk}"

    def is_trusted(self) -> bool:
        return self.trusted_at is not None

    def is_suspended(self) -> bool:
        return self.suspended_at is not None

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which this member reads times; UTC where the chosen one is no longer known."""
        try:
            return ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError):
            # A zone can disappear from the operating system's table; that must not lock a member out.
            return ZoneInfo("UTC")

    @cached_property
    def powers(self) -> Powers:
        """What this member's groups are and allow; asked once per instance, in one query."""
        return powers_of(self)

    @property
    def group_pks(self) -> frozenset[int]:
        """The groups this member belongs to."""
        return self.powers.group_pks

    @property
    def country_name(self) -> str:
        """The name of the member's country in the reader's language; empty where the member did not say one."""
        return countries.name(self.country.code) if self.country else ""

    @property
    def language_names(self) -> dict[str, str]:
        """The names of the languages this member reads, each in its own language, by ISO 639-1 code."""
        return {code: LANGUAGES[code] for code in self.languages if code in LANGUAGES}

    @property
    def about_paragraphs(self) -> list[str]:
        """What the member says of oneself, by paragraph: without a language each finds its own direction."""
        return [words.strip() for words in re.split(r"\n\s*\n", self.about.replace("\r\n", "\n")) if words.strip()]

"""Members. The e-mail address is the login; the handle is the address of the profile."""

import re
import unicodedata
from typing import Any, ClassVar
from zoneinfo import available_timezones

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts import countries
from accounts.querysets import MemberManager, Powers, powers_of
from accounts.vocabulary import LANGUAGES

MOST_LANGUAGES = 12


JOINERS = frozenset("\u200c\u200d")  # Persian, Arabic and Indic names need them


def check_name(name: str) -> None:
    """Raise ValidationError for names without a letter, or with signs that cannot be seen or turn the line round."""
    hidden = any(unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cn"} and sign not in JOINERS for sign in name)
    if hidden or not any(sign.isalnum() for sign in name):
        raise ValidationError(_("Write the name in letters that everyone can see."))


def check_time_zone(name: str) -> None:
    """Raise ValidationError unless the IANA database knows the name."""
    if name not in available_timezones():
        raise ValidationError(_("This time zone is not known."))


def check_languages(codes: object) -> None:
    """Raise ValidationError unless it is a list of at most 12 different ISO 639-1 codes."""
    if not isinstance(codes, list) or any(not isinstance(code, str) or code not in LANGUAGES for code in codes):
        raise ValidationError(_("This language is not known."))
    if len(codes) > MOST_LANGUAGES or len(set(codes)) < len(codes):
        raise ValidationError(_("Choose at most 12 languages, each of them once."))


class LoginField(models.EmailField[str, str]):
    """Kept and looked for in small letters: unique then means unique without regard to case."""

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return prepared.strip().lower() if isinstance(prepared, str) else prepared

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001  Django's signature
        address = self.get_prep_value(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, address)
        return address


class NameKeyField(models.CharField[str, str]):
    """The display name without case and accents, by which the directory is ordered alike on every database."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001  Django's signature
        letters = unicodedata.normalize("NFKD", getattr(model_instance, "display_name")).casefold()  # noqa: B009
        key = "".join(letter for letter in letters if not unicodedata.combining(letter))[: self.max_length].strip()
        setattr(model_instance, self.attname, key)
        return key


class User(AbstractBaseUser, PermissionsMixin):
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
    display_name = models.CharField(_("name"), max_length=80, validators=[check_name])
    name_key = NameKeyField(max_length=80, editable=False)
    country = CountryField(_("country"), blank=True)
    languages = models.JSONField(_("languages I read"), default=list, blank=True, validators=[check_languages])
    interface_language = models.CharField(
        _("language of the site"), max_length=2, choices=settings.LANGUAGES, default="en"
    )
    time_zone = models.CharField(_("time zone"), max_length=40, default="UTC", validators=[check_time_zone])
    about = models.TextField(_("about me"), max_length=1000, blank=True, validators=[MaxLengthValidator(1000)])
    is_public = models.BooleanField(_("show my profile to visitors"), default=False)
    is_staff = models.BooleanField(_("administrator"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    suspended_at = models.DateTimeField(_("suspended at"), null=True, blank=True)
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
        indexes = (models.Index(fields=["name_key", "id"], name="members_by_name"),)
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

    def is_suspended(self) -> bool:
        return self.suspended_at is not None

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
        """What the member says of oneself, by paragraph: each may run in its own direction."""
        return [words.strip() for words in re.split(r"\n\s*\n", self.about.replace("\r\n", "\n")) if words.strip()]

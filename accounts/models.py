"""Members. The e-mail address is the login; the handle is the address of the profile."""

from typing import ClassVar
from zoneinfo import available_timezones

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.querysets import MemberManager


def check_time_zone(name: str) -> None:
    """Raise ValidationError unless the IANA database knows the name."""
    if name not in available_timezones():
        raise ValidationError(_("This time zone is not known."))


class User(AbstractBaseUser, PermissionsMixin):
    """One member."""

    email = models.EmailField(_("e-mail"), max_length=254)
    handle = models.CharField(
        _("handle"),
        max_length=30,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9-]{1,29}$", _("Use 2 to 30 small letters, digits and hyphens."))],
    )
    display_name = models.CharField(_("name"), max_length=80)
    country = CountryField(_("country"), blank=True)
    languages = models.JSONField(_("languages I read"), default=list, blank=True)
    interface_language = models.CharField(
        _("language of the site"), max_length=2, choices=settings.LANGUAGES, default="en"
    )
    time_zone = models.CharField(_("time zone"), max_length=40, default="UTC", validators=[check_time_zone])
    about = models.TextField(_("about me"), max_length=1000, blank=True)
    is_public = models.BooleanField(_("show my profile to visitors"), default=False)
    is_staff = models.BooleanField(_("administrator"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    suspended_at = models.DateTimeField(_("suspended at"), null=True, blank=True)
    created_at = models.DateTimeField(_("joined at"), default=timezone.now, editable=False)

    objects: ClassVar[MemberManager] = MemberManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["handle", "display_name"]

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = (
            models.UniqueConstraint(
                Lower("email"), name="one_member_per_email", violation_error_message=_("This address is in use.")
            ),
            models.UniqueConstraint(
                Lower("handle"), name="one_member_per_handle", violation_error_message=_("This handle is taken.")
            ),
        )

    def __str__(self) -> str:
        return self.display_name

    def get_absolute_url(self) -> str:
        return f"/members/{self.handle}/"

    @property
    def topic(self) -> str:
        """The topic under which announcements reach this member."""
        return f"member-{self.pk}"

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()
        self.handle = self.handle.strip().lower()

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name

    @cached_property
    def group_pks(self) -> frozenset[int]:
        """The groups this member belongs to; asked once per instance."""
        return frozenset(self.groups.values_list("pk", flat=True))

    def is_suspended(self) -> bool:
        return self.suspended_at is not None

"""Seats that are offered: to one address by mail, or to whoever has a link."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts import countries
from accounts.models.fields import LoginField
from accounts.querysets import InvitationQuerySet

MOST_SEATS = 1000


class Invitation(models.Model):
    """An offer of one seat to an address, or of several to whoever has the link; it carries what is known of them."""

    email = LoginField(_("e-mail"), max_length=254, blank=True)
    display_name = models.CharField(_("name"), max_length=80, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="en")
    country = CountryField(_("country"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    note = models.CharField(_("your words"), max_length=500, blank=True)
    seats = models.PositiveSmallIntegerField(
        _("seats"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)]
    )
    taken = models.PositiveSmallIntegerField(default=0)
    # Those that were asked for with one form, which may be sent twice.
    batch = models.UUIDField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("until"))
    revoked_at = models.DateTimeField(null=True)
    # The mail: sent, refused by the mail server, or being sent by whoever holds the lease.
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        permissions = (("invite", _("Can invite members")),)
        constraints = (
            models.UniqueConstraint(fields=["batch", "email"], name="one_invitation_per_form"),
            models.CheckConstraint(condition=models.Q(taken__lte=models.F("seats")), name="no_seat_twice"),
        )
        indexes = (
            models.Index(fields=["email"], name="invitations_by_email"),
            models.Index(
                fields=["id"],
                condition=models.Q(sent_at=None, failed_at=None, revoked_at=None),
                name="invitations_unsent",
            ),
        )

    def __str__(self) -> str:
        return self.email or self.token

    @property
    def token(self) -> str:
        """What the address of the invitation ends with; nobody can make it up."""
        return self._token(settings.SECRET_KEY)

    @property
    def path(self) -> str:
        """The address within the site, in the language of whom it is for."""
        return f"/invitations/{self.token}/?lang={self.language}"

    @property
    def country_name(self) -> str:
        """The name of the country in the reader's language; empty where none was said."""
        return countries.name(self.country.code) if self.country else ""

    def is_named_by(self, token: str) -> bool:
        """Whether this is the end of its address, by the present secret or an earlier one that still holds."""
        secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        return any(constant_time_compare(self._token(secret), token) for secret in secrets)

    def is_by_mail(self) -> bool:
        return bool(self.email)

    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    def is_full(self) -> bool:
        return self.taken >= self.seats

    def is_open(self) -> bool:
        """Whether somebody can still take a seat by it."""
        return self.revoked_at is None and not self.is_full() and not self.is_expired()

    def _token(self, secret: str) -> str:
        proof = salted_hmac("accounts.invitation", str(self.pk), secret=secret, algorithm="sha256").hexdigest()
        return f"{self.pk}-{proof[:40]}"

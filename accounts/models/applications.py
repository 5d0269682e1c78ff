"""Who asks for a seat, where a moderator admits members."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.querysets import ApplicationQuerySet

LONGEST_REASON = 1000
# How long an answer stays in the list of those who gave it.
KEPT = timedelta(days=30)


class Application(models.Model):
    """One person's wish for a seat. Name, address and language stand here too: a refused account is gone at once."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        ADMITTED = "admitted", _("admitted")
        REFUSED = "refused", _("refused")

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="application"
    )
    display_name = models.CharField(max_length=80)
    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    reason = models.TextField(
        _("why you would like to join"), max_length=LONGEST_REASON, validators=[MaxLengthValidator(LONGEST_REASON)]
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    created_at = models.DateTimeField(auto_now_add=True)
    # Before the address is confirmed nobody is asked to decide.
    confirmed_at = models.DateTimeField(null=True)
    sentence = models.TextField(_("your sentence"), max_length=500, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    # The mail with the answer: sent, or being sent by whoever holds the lease.
    told_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("wish for a seat")
        verbose_name_plural = _("wishes for a seat")
        permissions = (("admit", _("Can admit and refuse who asks for a seat")),)
        indexes = (models.Index(fields=["state", "confirmed_at"], name="applications_waiting"),)

    def __str__(self) -> str:
        return self.display_name

    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    def was_admitted(self) -> bool:
        return self.state == self.State.ADMITTED

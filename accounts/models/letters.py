"""What one member writes to another through the site."""

from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.querysets import LetterQuerySet

LONGEST_LETTER = 3000


class Letter(models.Model):
    """One letter: sent by mail, kept for a while so that it can be reported. The row is the delivery."""

    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters_sent")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters_received")
    text = models.TextField(_("text"), validators=[MaxLengthValidator(LONGEST_LETTER)])
    # The form's idempotency key: sending the same form twice writes once.
    key = models.UUIDField(default=uuid4, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    # Moderators read what its recipient reported, and nothing else.
    reported_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = (models.UniqueConstraint(fields=["sender", "key"], name="one_letter_per_form"),)
        indexes = (
            models.Index(fields=["sender", "-created_at"], name="letters_of_a_member"),
            models.Index(fields=["created_at"], name="letters_waiting", condition=models.Q(sent_at=None)),
        )

    def __str__(self) -> str:
        return f"letter {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/letters/{self.pk}/"

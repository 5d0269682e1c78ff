"""Answers and invitations go out by mail. May run twice, may be killed: the row knows what is left to do."""

import logging
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.utils import timezone
from django_tasks import task

from accounts import emails
from accounts.models import Application, Invitation
from accounts.models.applications import KEPT
from house import known

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=2)
LOST = (SMTPException, OSError)


@task()
def tell_applicant(pk: int) -> None:
    """Send the answer to whoever asked for a seat; one that cannot be sent now is left to the next sweep."""
    now = timezone.now()
    if Application.objects.to_tell(now).filter(pk=pk).update(leased_until=now + LEASE):
        try:
            emails.decision(Application.objects.get(pk=pk)).send()
        except LOST as lost:
            # The error may name the address, which no log keeps.
            logger.warning("Answer %d about a seat could not be sent: %s", pk, type(lost).__name__)
        else:
            _settle(pk)


def _settle(pk: int) -> None:
    Application.objects.filter(pk=pk).update(told_at=timezone.now())
    # Nothing more is kept of whom was refused than the name and the answer.
    Application.objects.filter(pk=pk, state=Application.State.REFUSED).update(email="", reason="")


@task()
def sweep_applications() -> None:
    """Send what was left behind, and forget answers after a month."""
    now = timezone.now()
    for pk in Application.objects.to_tell(now).values_list("pk", flat=True)[:1000]:
        tell_applicant.enqueue(pk)
    Application.objects.decided().filter(decided_at__lt=now - KEPT).delete()


@task()
def send_invitations() -> None:
    """Send what waits, one mail after the other, until nothing waits or the mail server is away; also the sweep."""
    while not known.current().is_resting() and (invitation := _next_invitation()) is not None:
        try:
            emails.invitation(invitation).send()
        except SMTPRecipientsRefused:
            Invitation.objects.filter(pk=invitation.pk).update(failed_at=timezone.now())
        except LOST as lost:
            # The lease keeps this one back for a while; the sweep goes on with all that is left.
            logger.warning("Invitation %d could not be sent: %s", invitation.pk, type(lost).__name__)
            return
        else:
            Invitation.objects.filter(pk=invitation.pk).update(sent_at=timezone.now())


def _next_invitation() -> Invitation | None:
    now = timezone.now()
    found: Invitation | None = Invitation.objects.to_send(now).select_related("by").first()
    if found is not None and Invitation.objects.to_send(now).filter(pk=found.pk).update(leased_until=now + LEASE):
        return found
    # Another worker has just taken it, and goes on with the rest.
    return None

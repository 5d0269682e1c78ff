"""Letters, mailed once. A task may run twice or be killed: the row knows what is left to do."""

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.utils import timezone
from django_tasks import task

from accounts import emails
from accounts.models import Letter

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)


@task()
def send_letter(letter_pk: int) -> None:
    """Mail a letter once; a mail server that is away is asked again by the sweep."""
    now = timezone.now()
    if not Letter.objects.waiting(now).filter(pk=letter_pk).update(leased_until=now + LEASE):
        return
    letter = Letter.objects.select_related("sender", "recipient").get(pk=letter_pk)
    try:
        emails.letter(letter).send()
    except (SMTPException, OSError) as lost:
        # The error may name the address of the recipient, which no log keeps.
        logger.warning("Letter %d could not be sent: %s", letter_pk, type(lost).__name__)
        return
    Letter.objects.filter(pk=letter_pk).update(sent_at=timezone.now())

"""Forgetting members who left."""

import logging
import secrets
from smtplib import SMTPException

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from accounts import belongings, emails, registry
from accounts.models import User

logger = logging.getLogger(__name__)
WAY_BACK = "accounts.leaving"


@task()
def tell_of_leaving(member_pk: int) -> None:
    """Mail a member who wants to leave until when, and by which link, this can be undone."""
    member = User.objects.filter(pk=member_pk).exclude(leaving_at=None).first()
    if member is None or member.leaving_at is None:
        return
    token = signing.dumps([member.pk, member.leaving_at.isoformat()], salt=WAY_BACK)
    try:
        emails.leaving(member, token=token).send()
    except (SMTPException, OSError) as lost:
        # Signing in undoes it, too.
        logger.warning("Member %d could not be told of leaving: %s", member_pk, type(lost).__name__)


def forget_all_due() -> None:
    """Forget those whose time to think is over, each in a transaction of its own."""
    due = User.objects.filter(leaving_at__lte=timezone.now(), is_active=True).order_by("pk")
    for pk in due.values_list("pk", flat=True)[:100]:
        forget_member(pk)


@transaction.atomic
def forget_member(pk: int) -> None:
    """Let every package forget what it keeps of a member who left; what was written stays, under no name."""
    member = User.objects.select_for_update().filter(pk=pk, leaving_at__lte=timezone.now(), is_active=True).first()
    if member is None:
        return
    # Random, because handles are free to choose and nobody may have taken it.
    former = f"former-{member.pk}-{secrets.token_hex(3)}"
    registry.forget(member, former=former)
    belongings.forget(member, former=former)

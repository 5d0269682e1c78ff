"""Packing all that the site keeps of a member."""

import json
import logging
from datetime import timedelta
from smtplib import SMTPException
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files import File
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from accounts import belongings, emails, registry
from accounts.models import DataCopy, User
from accounts.models.copies import OPEN_FOR

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=15)


@task()
def make_copy(copy_pk: int) -> None:
    """Pack the member's data into one file, then say so by mail."""
    now = timezone.now()
    waiting = DataCopy.objects.filter(Q(leased_until=None) | Q(leased_until__lt=now), pk=copy_pk, made_at=None)
    if not waiting.update(leased_until=now + LEASE):
        return
    asked = DataCopy.objects.select_related("member").get(pk=copy_pk)
    with TemporaryFile() as packed:
        pack(asked.member, into=packed)
        asked.file.save(f"{asked.pk}.zip", File(packed), save=False)
    asked.made_at = timezone.now()
    asked.save(update_fields=["file", "made_at"])
    try:
        emails.copy(asked).send()
    except (SMTPException, OSError) as lost:
        # The page of one's data shows the link, too.
        logger.warning("Copy %d could not be announced: %s", copy_pk, type(lost).__name__)


def pack(member: User, *, into: IO[bytes]) -> None:
    """Write `data.json` and the member's files as a zip archive."""
    told = {"account": belongings.copied(member), **registry.copied(member)}
    with ZipFile(into, "w", ZIP_DEFLATED) as archive:
        data = {name: one.data for name, one in told.items()}
        archive.writestr("data.json", json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        for name, one in told.items():
            for path, file in one.files.items():
                with file.storage.open(str(file.name), "rb") as kept:
                    archive.writestr(f"files/{name}/{path}", kept.read())


def make_waiting_copies() -> None:
    """Nudge what was left behind by a killed worker."""
    now = timezone.now()
    left = DataCopy.objects.filter(Q(leased_until=None) | Q(leased_until__lt=now), made_at=None)
    for pk in left.order_by("pk").values_list("pk", flat=True)[:100]:
        make_copy.enqueue(pk)


def delete_old_copies() -> None:
    """Delete copies that were there to be fetched for their time, with their files."""
    for old in DataCopy.objects.filter(made_at__lt=timezone.now() - OPEN_FOR):
        old.file.delete(save=False)
        old.delete()

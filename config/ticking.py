"""Starts the scheduled jobs of `settings.JOBS`: one row per job and due time, so several processes may tick."""

import logging
from datetime import datetime, timedelta

from croniter import croniter
from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks.base import Task

from config.models import JobRun
from house import known

logger = logging.getLogger(__name__)
KEPT = timedelta(days=30)


def tick(now: datetime) -> list[str]:
    """Enqueue every job whose last due time nobody has started yet; returns their names. None while the site rests."""
    if known.current().is_resting():
        return []
    return [name for name, (cron, path) in settings.JOBS.items() if _start(name, cron, path, now)]


def last_due(cron: str, now: datetime) -> datetime:
    """The latest moment up to now (a whole minute in UTC) at which the five-field cron expression held."""
    due: datetime = croniter(cron, now + timedelta(microseconds=1)).get_prev(datetime)
    return due


@transaction.atomic
def _start(name: str, cron: str, path: str, now: datetime) -> bool:
    due_at = last_due(cron, now)
    # Looking first keeps the usual tick free of writes.
    if JobRun.objects.filter(name=name, due_at=due_at).exists():
        return False
    _run, is_mine = JobRun.objects.get_or_create(name=name, due_at=due_at)
    if is_mine:
        JobRun.objects.filter(name=name, due_at__lt=now - KEPT).delete()
        job(path).enqueue()
    return is_mine


def job(path: str) -> Task[..., None]:
    """The task at a dotted path; raises ImportError."""
    found: Task[..., None] = import_string(path)
    return found

"""Jobs start once for each moment at which they are due, however many processes tick."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult

from config.models import JobRun
from config.ticking import job, last_due, tick

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_job(settings):
    settings.JOBS = {"sweep": ("*/5 * * * *", "notifications.tasks.sweep")}


def test_a_due_job_is_enqueued_once():
    assert tick(NOON) == ["sweep"]
    assert tick(NOON) == []
    assert tick(NOON + timedelta(minutes=4)) == []

    assert DBTaskResult.objects.count() == 1


def test_the_next_due_time_starts_it_again():
    tick(NOON)

    assert tick(NOON + timedelta(minutes=5)) == ["sweep"]


def test_due_times_that_passed_while_nobody_ticked_count_as_one():
    tick(NOON)

    assert tick(NOON + timedelta(hours=3)) == ["sweep"]
    assert DBTaskResult.objects.count() == 2


def test_runs_are_forgotten_after_a_month():
    tick(NOON)

    tick(NOON + timedelta(days=31))

    assert [run.due_at for run in JobRun.objects.all()] == [NOON + timedelta(days=31)]


@pytest.mark.parametrize(("minute", "due"), [(0, 0), (1, 0), (4, 0), (5, 5), (59, 55)])
def test_the_last_due_time_is_the_moment_itself_or_before_it(minute, due):
    assert last_due("*/5 * * * *", NOON.replace(minute=minute)) == NOON.replace(minute=due)


def test_every_job_of_the_site_is_a_task():
    from config.settings import JOBS

    assert JOBS != settings.JOBS
    assert all(callable(job(path).enqueue) for _cron, path in JOBS.values())

from collections.abc import Callable

import pytest
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


@pytest.fixture
def deliver(django_capture_on_commit_callbacks):
    """Run a change and its commit callbacks, then every waiting task as the worker runs it."""

    def run(change: Callable[[], object]) -> object:
        with django_capture_on_commit_callbacks(execute=True):
            result = change()
        # The worker's own loop closes its connection, and with it a test's transaction; what it does to a task is this.
        worker = Worker(
            queue_names=["default"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="tests",
            excluded_queue_names=[],
        )
        for waiting in DBTaskResult.objects.ready():
            worker.run_task(waiting)
            waiting.refresh_from_db()
            assert waiting.status == "SUCCESSFUL", waiting.traceback
        return result

    return run

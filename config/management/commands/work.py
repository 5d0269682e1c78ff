import logging
import os
import threading
import time

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.autoreload import DJANGO_AUTORELOAD_ENV

from config.ticking import tick

logger = logging.getLogger(__name__)
SECONDS_BETWEEN_TICKS = 15


class Command(BaseCommand):
    help = "Run tasks and start scheduled jobs, until told to stop."

    def handle(self, **_options: object) -> None:
        # Under the reloader this command runs twice; only the inner process works.
        if not settings.DEBUG or os.environ.get(DJANGO_AUTORELOAD_ENV) == "true":
            threading.Thread(target=_tick_for_ever, daemon=True).start()
        call_command("db_worker", interval=1, verbosity=0)


def _tick_for_ever() -> None:
    while True:
        close_old_connections()
        try:
            tick(timezone.now())
        except DatabaseError:
            # A database that is away comes back; the jobs are due until somebody has started them.
            logger.exception("The scheduled jobs could not be started")
        time.sleep(SECONDS_BETWEEN_TICKS)

"""`manage.py flush`: Django's own, which has to pass the triggers that keep the moderation log."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import flush
from django.db import connections, transaction

from moderation.models import LogEntry

TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"


class Command(flush.Command):
    """Empties the whole database, the log too, for whoever owns it may begin again.

    PostgreSQL truncates, which no trigger for rows hears; SQLite can only delete.
    """

    def handle(self, **options: Any) -> None:
        if connections[options["database"]].vendor == "sqlite":
            with _without_triggers(options["database"]):
                super().handle(**options)
        else:
            super().handle(**options)


@contextmanager
def _without_triggers(database: str) -> Iterator[None]:
    # One transaction: whatever fails in between, no other process ever meets a log without its triggers.
    with transaction.atomic(using=database), connections[database].cursor() as cursor:
        cursor.execute(TRIGGERS, [LogEntry._meta.db_table])
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _name, sql in triggers:
            cursor.execute(sql)

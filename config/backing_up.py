"""What a backup holds: every row and every upload, as they were at one moment, for either database."""

import base64
import json
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.core.files.storage import Storage, default_storage
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from config.archives import Writer, writing

FORMAT = 1
# Rows in one part: what is in memory at a time.
ROWS = 2000
# Sessions would let a thief in, tasks and jobs are nudges of the moment, and the index is made again.
LEFT_OUT = frozenset({"sessions", "usersessions", "django_tasks_database", "search", "config", "migrations"})
Say = Callable[[str], object]


def back_up(path: Path, *, say: Say) -> None:
    """Write the file, saying how far it is; stopped in between, it leaves nothing behind."""
    with _one_moment(), writing(path, head=head()) as archive:
        for model in kept_models():
            _put_rows(archive, model, say=say)
        _put_files(archive, default_storage, say=say)


def head() -> dict[str, Any]:
    """What must be the same where the backup is restored."""
    return {
        "format": FORMAT,
        "version": version(),
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "migrations": migrations(),
    }


def version() -> str:
    """The version of this code."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
    return str(project["project"]["version"])


def migrations() -> list[str]:
    """What has been done to the tables, of the parts that are installed."""
    installed = {app.label for app in apps.get_app_configs()}
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied if app in installed)


def kept_models() -> list[type[models.Model]]:
    """The models whose rows are kept, those between two others too."""
    found = (model._meta for model in apps.get_models(include_auto_created=True))
    return [one.model for one in found if one.managed and not one.proxy and one.app_label not in LEFT_OUT]


def fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The fields that a row is made of."""
    return [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]


@contextmanager
def _one_moment() -> Iterator[None]:
    """All that is read within is as it was at its beginning, whatever others write meanwhile."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Django would take the place of the one who writes: members could not post while we read.
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def _put_rows(archive: Writer, model: type[models.Model], *, say: Say) -> None:
    label, done = model._meta.label_lower, 0
    names = [field.attname for field in fields(model)]
    for number, rows in enumerate(_pieces(model, names), start=1):
        lines = [json.dumps([_plain(value) for value in row], ensure_ascii=False) for row in rows]
        archive.put(f"tables/{label}/{number:06}.jsonl", "\n".join([json.dumps(names), *lines]).encode())
        done += len(rows)
        say(f"{label}: {done}")


def _pieces(model: type[models.Model], names: list[str]) -> Iterator[list[tuple[Any, ...]]]:
    everything = model._base_manager.order_by("pk")
    place = names.index(model._meta.pk.attname)
    rows = list(everything.values_list(*names)[:ROWS])
    while rows:
        yield rows
        rows = list(everything.filter(pk__gt=rows[-1][place]).values_list(*names)[:ROWS])


def _plain(value: Any) -> Any:
    """The value in JSON's words, to the last digit."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


def _put_files(archive: Writer, storage: Storage, *, say: Say) -> None:
    for number, name in enumerate(_names(storage, ""), start=1):
        try:
            with storage.open(name) as stream:
                archive.put_stream(f"media/{name}", stream, size=storage.size(name))
        except FileNotFoundError:
            # Taken away since it was listed; the rows of that moment may still name it.
            say(f"{name} is gone.")
        if number % 100 == 0:
            say(f"files: {number}")


def _names(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}{name}"
    for name in sorted(folders):
        yield from _names(storage, f"{folder}{name}/")

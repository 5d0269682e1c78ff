"""A backup comes back: checked first, into an empty database, all of it or nothing."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.utils import validate_file_name
from django.core.management.color import no_style
from django.db import connection, models, transaction

from accounts.models import User
from config.archives import BrokenArchive, checked, parts
from config.backing_up import FORMAT, Say, fields, kept_models, migrations

TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def is_empty() -> bool:
    """Whether nobody is a member here: only then nothing is lost."""
    return not User.objects.exists()


def restore(path: Path, *, say: Say) -> None:
    """Put back what the file holds, in place of whatever is there; stopped in between, the database is as before.

    Raises BrokenArchive for a file that is not whole, or was made by another version.
    """
    say("Looking whether the file is whole …")
    _require_same(checked(path))
    with transaction.atomic():
        _empty()
        for name, stream in parts(path):
            _put(name, stream, say=say)
        _set_sequences()
    ContentType.objects.clear_cache()


def _require_same(head: dict[str, Any]) -> None:
    if head.get("format") != FORMAT:
        raise BrokenArchive(f"The backup has format {head.get('format')}; this version reads format {FORMAT}.")
    here, there = set(migrations()), set(head["migrations"])
    if here != there:
        said = [
            *(f"without {name}" for name in sorted(here - there)),
            *(f"with {name}" for name in sorted(there - here)),
        ]
        raise BrokenArchive(
            f"The backup was made by another version ({head['version']}): {', '.join(said[:5])}. "
            "Restore it with the version that made it, then upgrade."
        )


def _put(name: str, stream: IO[bytes], *, say: Say) -> None:
    kind, _slash, rest = name.partition("/")
    if kind == "tables":
        _put_rows(rest, stream)
        say(rest)
    elif kind == "media":
        _put_file(rest, stream)


def _put_rows(name: str, stream: IO[bytes]) -> None:
    model = {model._meta.label_lower: model for model in kept_models()}[name.partition("/")[0]]
    names, *rows = [json.loads(line) for line in stream.read().decode().split("\n")]
    known = {field.attname: field for field in fields(model)}
    chosen = [known[one] for one in names]
    things = [
        model(**{field.attname: _meant(field, value) for field, value in zip(chosen, row, strict=True)}) for row in rows
    ]
    size = connection.ops.bulk_batch_size(chosen, things)
    for start in range(0, len(things), size):
        # Raw: dates that are set while saving stay as they were.
        model._base_manager.all()._insert(things[start : start + size], fields=chosen, using="default", raw=True)  # type: ignore[attr-defined]


def _meant(field: models.Field[Any, Any], value: Any) -> Any:
    return value if value is None or isinstance(field, models.JSONField) else field.to_python(value)


def _put_file(name: str, stream: IO[bytes]) -> None:
    try:
        validate_file_name(name, allow_relative_path=True)
    except SuspiciousFileOperation:
        raise BrokenArchive(f"{name} would lead out of the folder of uploads.") from None
    if default_storage.exists(name):
        default_storage.delete(name)
    default_storage.save(name, ContentFile(stream.read()))


def _empty() -> None:
    """Take every row away, those that migrations made too: their numbers may be others in the backup."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    statements = connection.ops.sql_flush(no_style(), tables, reset_sequences=True, allow_cascade=True)
    with _no_triggers(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def _no_triggers() -> Iterator[None]:
    """SQLite empties a table row by row, which the triggers that keep the moderation log would refuse."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        triggers = cursor.execute(TRIGGERS).fetchall()
        for name, _sql in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _name, sql in triggers:
            cursor.execute(sql)


def _set_sequences() -> None:
    """The next row gets a number that no restored row has."""
    statements = connection.ops.sequence_reset_sql(no_style(), kept_models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

"""Questions to the database that are put into words once and then asked many times.

The ORM puts every query into words anew and PostgreSQL plans it anew, which together cost several times its answer.
What every page asks is worth a Question; what one page asks now and then is not.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from django.db import InterfaceError, OperationalError, connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model, QuerySet
from psycopg.types.numeric import Int8

Row = Sequence[Any]


class Question:
    """A query set compiled at its first asking; from then on it costs what the database needs, and no more.

    `build` writes it with stand-ins, values that occur nowhere else in it; asking puts the real ones in their place.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], **stand_ins: int | str) -> None:
        self._build, self._stand_ins = build, stand_ins

    def ask(self, **values: int | str) -> list[Row]:
        """The rows as the database gives them, which is enough for numbers and for comparing."""
        try:
            return self._asked(values)
        except (OperationalError, InterfaceError):
            # The database was restarted since this connection asked last: Django would ask it for a sign of life before
            # every request, which costs as much as a question.
            if connection.in_atomic_block or connection.is_usable():
                raise
            connection.close()
            return self._asked(values)

    def _asked(self, values: dict[str, int | str]) -> list[Row]:
        words = self._words
        with _cursor() as cursor:
            cursor.execute(words.sql, [_sized(values[name]) if name else fixed for name, fixed in words.places])
            rows: list[Row] = cursor.fetchall()
        return rows

    def objects(self, **values: int | str) -> list[Any]:
        """The rows as objects of the query set's model, whose own columns are all it may ask for."""
        words = self._words
        make = words.model.from_db
        return [make(connection.alias, words.columns, row) for row in words.converted(self.ask(**values))]

    @cached_property
    def _words(self) -> "_Words":
        query = self._build(**self._stand_ins).query
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        names = {stand_in: name for name, stand_in in self._stand_ins.items()}
        asked = [expression for expression, _sql, _alias in compiler.select]
        converters = compiler.get_converters(asked)
        return _Words(
            sql,
            [(names.get(param, ""), param) for param in params],
            query.get_meta().model,
            [getattr(getattr(expression, "target", None), "attname", "") for expression in asked],
            lambda rows: compiler.apply_converters(rows, converters),
        )


class _Words(NamedTuple):
    """The statement, a name or a fixed value for each of its parameters, and how its rows become objects."""

    sql: str
    places: list[tuple[str, Any]]
    model: type[Model]
    columns: list[str]
    converted: Callable[[list[Row]], Iterable[Row]]


def _cursor() -> CursorWrapper:
    """A cursor; PostgreSQL plans what is asked through it once for each connection (`prepare_threshold`)."""
    # Where questions are logged, they are logged with their values.
    if connection.vendor != "postgresql" or connection.queries_logged:
        return connection.cursor()
    from django.db.backends.postgresql import base

    connection.ensure_connection()
    bound: Any = base.ServerBindingCursor  # type: ignore[attr-defined,unused-ignore]
    return connection.make_cursor(bound(connection.connection))


def _sized(value: int | str) -> int | str:
    """Integers of one size, whatever their value: the plan is kept for a size."""
    return Int8(value) if isinstance(value, int) and connection.vendor == "postgresql" else value

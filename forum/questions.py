"""Questions to the database that are put into words once and then asked many times."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Question:
    """A query set compiled at its first asking; from then on it costs what the database needs, and no more.

    `build` writes it with stand-ins, values that occur nowhere else in it; `ask` puts the real ones in their place.
    The answers are rows as the database gives them, which is enough for numbers and for comparing.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], **stand_ins: int | str) -> None:
        self._build, self._stand_ins = build, stand_ins

    def ask(self, **values: int | str) -> list[Sequence[Any]]:
        """The rows for these values, one for each stand-in."""
        sql, places = self._compiled
        with connection.cursor() as cursor:
            cursor.execute(sql, [values[name] if name else fixed for name, fixed in places])
            rows: list[Sequence[Any]] = cursor.fetchall()
        return rows

    @cached_property
    def _compiled(self) -> tuple[str, list[tuple[str, Any]]]:
        sql, params = self._build(**self._stand_ins).query.sql_with_params()
        names = {stand_in: name for name, stand_in in self._stand_ins.items()}
        return sql, [(names.get(param, ""), param) for param in params]

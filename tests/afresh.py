"""The database as the migrations left it: copied for each process, given back after every test that commits.

Django's own way empties all tables and has each application fill its own again, which takes a second on PostgreSQL.
"""

import os
import sqlite3
from collections.abc import Iterable
from functools import cache
from typing import LiteralString

from django.conf import settings
from django.db import connection, connections
from psycopg.sql import SQL, Composed, Identifier, Literal

from tests import ready

# What the surroundings of a test say otherwise than those of a site.
OURS = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")
# Foreign keys and our own triggers are asleep while rows come and go; no application says this.
ASLEEP, AWAKE = SQL("SET session_replication_role = replica;"), SQL("SET session_replication_role = DEFAULT;")


def copy() -> None:
    """Put a migrated database where Django looks for the one of this process; the migrations ran once for all."""
    names = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        for old in settings.VAR_DIR.glob("palabre.sqlite3*"):
            old.unlink()
        names["NAME"] = str(settings.VAR_DIR / "palabre.sqlite3")
        ready.migrate({name: value for name, value in os.environ.items() if name not in OURS})
    else:
        ready.drop_database(_address())
        ready.migrate({**os.environ, OURS[0]: "config.settings", OURS[1]: _address()})


def drop() -> None:
    """Leave no database behind on a server."""
    if connection.vendor == "postgresql":
        connections.close_all()
        ready.drop_database(_address())


def keep() -> None:
    """Remember every row; asked once, when the migrations have run."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connection.connection.backup(_copy())
    else:
        _execute(SQL("CREATE SCHEMA afresh;") + _of_each(_filled(), "CREATE TABLE afresh.{0} AS TABLE {0};"))


def give_back() -> None:
    """Every row as it was kept, and no other."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        _copy().backup(connection.connection)
    else:
        _execute(ASLEEP + _exchange() + AWAKE)


def _address() -> str:
    return ready.beside(os.environ["DATABASE_URL"], connection.settings_dict["TEST"]["NAME"])


@cache
def _copy() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", check_same_thread=False)


@cache
def _exchange() -> Composed:
    emptied = _of_each(_tables(), "DELETE FROM {0};")
    return emptied + _of_each(_filled(), "INSERT INTO {0} SELECT * FROM afresh.{0};")


@cache
def _filled() -> tuple[str, ...]:
    ask = SQL("(SELECT {} FROM {} LIMIT 1)")
    with connection.cursor() as cursor:
        cursor.execute(SQL(" UNION ALL ").join(ask.format(Literal(name), Identifier(name)) for name in _tables()))
        return tuple(name for (name,) in cursor.fetchall())


def _tables() -> list[str]:
    return sorted(connection.introspection.django_table_names(only_existing=True, include_views=False))


def _of_each(tables: Iterable[str], statement: LiteralString) -> Composed:
    return SQL("").join(SQL(statement).format(Identifier(name)) for name in tables)


def _execute(statements: Composed) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statements)

"""Full text on either database: what each of them needs to know of an entry, and how it is asked."""

from types import ModuleType

from django.db import connection

from search.indexes import postgres, sqlite


def index() -> ModuleType:
    """The module with `write`, `erase`, `purge` and `matching` for the database in use."""
    return postgres if connection.vendor == "postgresql" else sqlite

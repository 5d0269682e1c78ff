"""What takes long to make is made once for a module; each of its tests finds it as it was made."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.test import override_settings

from tests.kept import clear_shelves


@contextmanager
def once(blocker: Any, **settings: Any) -> Iterator[None]:
    """Rows that are made in here stay for the tests inside, whose own are undone after each, and then go.

    For fixtures of a module that asks for `django_db_setup` and hands over its `django_db_blocker`.
    """
    with blocker.unblock(), override_settings(**settings), transaction.atomic():
        yield
        transaction.set_rollback(True)
    clear_shelves()

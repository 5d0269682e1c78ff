"""Marks and surroundings shared by all tests."""

import gc
import os
from collections.abc import Iterator
from typing import Any
from zlib import crc32

import hypothesis
import pytest
from django.core.cache import cache
from django.test import TransactionTestCase

from accounts.models import User
from house import known
from house.models import ONLY, House
from tests import afresh, ready
from tests.factories.accounts import UserFactory
from tests.kept import clear_shelves

ON_POSTGRES = os.environ.get("TEST_DATABASE") == "postgres"
# How long one example takes says more about the machine than about the property.
hypothesis.settings.register_profile("palabre", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("palabre")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if _starts_the_others(config):
        ready.begin()


def pytest_unconfigure(config: pytest.Config) -> None:
    if _starts_the_others(config):
        ready.end()


def _starts_the_others(config: pytest.Config) -> bool:
    return not hasattr(config, "workerinput")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What runs on the other database is left out here, not skipped."""
    is_short = config.option.markexpr.startswith("not long")
    elsewhere = {item for item in items if not _is_here(item, is_short=is_short)}
    config.hook.pytest_deselected(items=list(elsewhere))
    items[:] = [item for item in items if item not in elsewhere]


def _is_here(item: pytest.Item, *, is_short: bool) -> bool:
    """Whether a test runs on this database: those of services on PostgreSQL only, in a short run others on one."""
    if item.get_closest_marker("services"):
        return ON_POSTGRES
    if not is_short:
        return True
    if either := item.get_closest_marker("either"):
        return either.kwargs.get("half", crc32(item.nodeid.encode()) % 2) == ON_POSTGRES
    return not ON_POSTGRES or _needs_database(item)


def _needs_database(item: pytest.Item) -> bool:
    asked = getattr(item, "fixturenames", ())
    marks = ("django_db", "browser")
    return not {"db", "transactional_db"}.isdisjoint(asked) or any(map(item.get_closest_marker, marks))


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: looking through it for garbage took a tenth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Django finds the database that was copied, and need not make it."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    afresh.copy()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What a test commits is gone before the next one begins."""
    with django_db_blocker.unblock():
        afresh.keep()
    TransactionTestCase._fixture_teardown = lambda _case: afresh.give_back()
    yield
    with django_db_blocker.unblock():
        afresh.drop()


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """No test sees a page that another one had drawn, or is counted with the tries of another one's members."""
    clear_shelves()
    cache.clear()
    # A test begins with a house about which nobody has decided anything, and does not ask for it.
    known.know(House(pk=ONLY))


@pytest.fixture
def member(db: None) -> User:
    return UserFactory(handle="member", display_name="Ana Member", country="BJ")


@pytest.fixture
def reader(db: None) -> User:
    return UserFactory(handle="reader", display_name="Ben Reader", country="MZ")


@pytest.fixture
def moderator(db: None) -> User:
    return UserFactory(handle="moderator", display_name="Chandra Moderator", groups=["Moderators"])


@pytest.fixture
def editor(db: None) -> User:
    return UserFactory(handle="editor", display_name="Dalia Editor", groups=["Editors"])


@pytest.fixture
def admin(db: None) -> User:
    return UserFactory(handle="admin", display_name="Eba Admin", is_staff=True, is_superuser=True, second_step=True)

"""Marks and surroundings shared by all tests."""

import gc
import os

import hypothesis
import pytest
from django.core.cache import cache

from accounts.models import User
from house import known
from house.models import ONLY, House
from tests.factories.accounts import UserFactory
from tests.kept import clear_shelves

ON_POSTGRES = os.environ.get("TEST_DATABASE") == "postgres"
# How long one example takes says more about the machine than about the property.
hypothesis.settings.register_profile("palabre", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("palabre")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of services run in the PostgreSQL suite only: they are left out here, not skipped."""
    if not ON_POSTGRES:
        services = [item for item in items if item.get_closest_marker("services")]
        config.hook.pytest_deselected(items=services)
        items[:] = [item for item in items if item not in services]


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: looking through it for garbage took a tenth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


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

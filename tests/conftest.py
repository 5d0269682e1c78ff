"""Marks and surroundings shared by all tests."""

import os

import pytest

ON_POSTGRES = os.environ.get("TEST_DATABASE") == "postgres"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of services run in the PostgreSQL suite only: they are left out here, not skipped."""
    if not ON_POSTGRES:
        services = [item for item in items if item.get_closest_marker("services")]
        config.hook.pytest_deselected(items=services)
        items[:] = [item for item in items if item not in services]

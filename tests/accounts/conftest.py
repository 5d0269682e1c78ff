"""Rate limits are counted in the cache: no test inherits the counts of another."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_counts() -> None:
    cache.clear()

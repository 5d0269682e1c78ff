"""The cache in Redis: shared with others, and sometimes away."""

import pytest

from config.caches import TolerantRedisCache
from config.ports import free_port

pytestmark = pytest.mark.services


@pytest.fixture
def address(settings) -> str:
    return settings.REDIS_URL


def test_clearing_leaves_what_others_keep(address):
    ours = TolerantRedisCache(address, {"KEY_PREFIX": "ours"})
    theirs = TolerantRedisCache(address, {"KEY_PREFIX": "theirs"})
    ours.set("word", "ours")
    theirs.set("word", "theirs")

    ours.clear()

    assert ours.get("word") is None
    assert theirs.get("word") == "theirs"
    theirs.delete("word")


def test_a_redis_that_is_away_is_an_empty_cache():
    cache = TolerantRedisCache(f"redis://127.0.0.1:{free_port()}/0", {})

    cache.set("word", "kept?")

    assert cache.get("word", "nothing") == "nothing"
    assert cache.get_many(["word"]) == {}
    assert cache.set_many({"word": 1}) == []
    assert cache.add("word", 1) is True
    assert cache.has_key("word") is False
    assert cache.incr("word") == 1
    assert cache.touch("word") is False
    assert cache.delete("word") is False
    cache.clear()

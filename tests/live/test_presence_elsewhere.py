"""Hubs tell one another who is at their seats: what one says is a lease, and what it cannot say any more lapses."""

from collections.abc import Iterator
from typing import Any

import pytest

from accounts.models import User
from forum.models import Thread
from tests.factories.forum import ThreadFactory
from tests.live.company import at, member, told
from tests.live.conftest import Open, Server
from tests.live.own_redis import OwnRedis


@pytest.fixture
def server(server: Server, settings: Any) -> Server:
    settings.LIVE_PRESENCE_SECONDS = 0.05
    return server


@pytest.fixture
def elsewhere(server: Server) -> Iterator[str]:
    """The address of a second hub."""
    with Server() as second:
        yield second.host


@pytest.fixture
def thread(author: User) -> Thread:
    return ThreadFactory(author=author)


def hubs_know_one_another(open_page: Open, thread: Thread, elsewhere: str) -> None:
    ana, ben = member("Ana"), member("Ben")
    here = at(open_page(ana), thread)
    told(here, reading=1)
    there = at(open_page(ben, host=elsewhere), thread)
    # A hub that began later knows who was there before.
    told(there, reading=2)
    told(here, reading=2)
    visitor = at(open_page(host=elsewhere), thread)
    # The same member in two places counts once.
    twice = at(open_page(ana, host=elsewhere), thread)
    told(here, reading=3)

    twice.say({"typing": thread.topic})
    there.say({"typing": thread.topic})

    told(here, reading=3, writing=["Ben"])
    told(visitor, reading=3, writing=["Ana", "Ben"])


def test_hubs_in_one_process_know_one_another(open_page: Open, thread: Thread, elsewhere: str) -> None:
    hubs_know_one_another(open_page, thread, elsewhere)


def test_a_hub_whose_last_seat_is_left_says_so(open_page: Open, thread: Thread, elsewhere: str) -> None:
    here, there = at(open_page(), thread), at(open_page(host=elsewhere), thread)
    told(here, reading=2)

    there.socket.close()

    told(here, reading=1)


@pytest.mark.services
class TestThroughRedis:
    @pytest.fixture
    def server(self, own_redis: OwnRedis, server: Server) -> Server:
        return server

    def test_hubs_know_one_another(self, open_page: Open, thread: Thread, elsewhere: str) -> None:
        hubs_know_one_another(open_page, thread, elsewhere)

    def test_while_redis_is_away_each_tells_of_its_own(
        self,
        open_page: Open,
        thread: Thread,
        elsewhere: str,
        own_redis: OwnRedis,
        settings: Any,
    ) -> None:
        settings.LIVE_READING_SECONDS = 2
        here = at(open_page(), thread)
        there = [at(open_page(host=elsewhere), thread) for _ in range(2)]
        told(here, reading=3)

        own_redis.stop()

        told(here, reading=1)
        told(there[0], reading=2)
        own_redis.start()
        told(here, reading=3)
        told(there[0], reading=3)

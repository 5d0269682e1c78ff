"""Redis is only the doorbell: away, it holds nobody; when it is back, the sockets that stayed hear again."""

import time
from typing import Any

import pytest

import live
from accounts.models import User
from live import ringing
from tests.factories.accounts import UserFactory
from tests.live.bulletin import write, write_silently
from tests.live.conftest import Open, Server
from tests.live.own_redis import OwnRedis

pytestmark = pytest.mark.services


@pytest.fixture
def server(own_redis: OwnRedis, server: Server) -> Server:
    """The server of these tests starts after its Redis and stops before it."""
    return server


def test_events_travel_through_redis(open_page: Open, author: User, own_redis: OwnRedis) -> None:
    pages = {lang: open_page(lang=lang) for lang in ("en", "pt")}
    for page in pages.values():
        page.join(f"bulletin-{author.pk}")
    wait_until(lambda: own_redis.listeners() == 3)

    write(author, "Olá.")

    for lang, page in pages.items():
        heard = page.hear_named("line-added")
        assert (heard["html"], heard["language"]) == ("Olá.", lang)


def test_an_order_to_ask_again_travels_through_redis(open_page: Open, author: User, own_redis: OwnRedis) -> None:
    page = open_page()
    page.join(f"bulletin-{author.pk}")
    wait_until(lambda: own_redis.listeners() == 3)

    User.objects.filter(pk=author.pk).update(is_public=False)
    live.recheck(f"bulletin-{author.pk}")

    assert page.close_code() == 4403


def test_what_happened_before_the_subscription_was_confirmed_is_compared(
    open_page: Open, author: User, own_redis: OwnRedis
) -> None:
    own_redis.stop()
    page = open_page()
    page.join(f"bulletin-{author.pk}")
    write_silently(author, "Nobody was told.")

    own_redis.start()

    assert page.hear(8) == {"name": "heads", "heads": {f"bulletin-{author.pk}": 1}}


@pytest.mark.parametrize("how", ["stopped", "hanging"])
def test_redis_away_holds_nobody_and_delivery_resumes(
    open_page: Open, author: User, own_redis: OwnRedis, how: str
) -> None:
    stream = f"bulletin-{author.pk}"
    page = open_page(author)
    page.join(stream)
    page.join(f"pocket-{author.pk}")
    wait_until(lambda: own_redis.listeners() == 4)

    (own_redis.stop if how == "stopped" else own_redis.hang)()
    began = time.monotonic()
    for number in range(5):
        write(author, f"Line {number}")
    held = time.monotonic() - began
    newcomer = open_page()
    joined = newcomer.join(stream)
    assert ringing.settle(10)
    (own_redis.start if how == "stopped" else own_redis.go_on)()

    assert held < 0.5
    assert joined["seq"] == 5
    assert_hears_again(page, author)
    assert_hears_again(newcomer, author)


def test_after_a_cut_all_served_streams_are_compared_at_once(
    open_page: Open, author: User, own_redis: OwnRedis
) -> None:
    other = UserFactory(is_public=True)
    page = open_page(author)
    for stream in (f"bulletin-{author.pk}", f"bulletin-{other.pk}", f"pocket-{author.pk}"):
        page.join(stream)
    wait_until(lambda: own_redis.listeners() == 5)

    own_redis.stop()
    write(author, "While Redis was away.")
    write(other, "While Redis was away.")
    assert ringing.settle(10)
    own_redis.start()

    heard = [page.hear(8) for _ in range(3)]
    assert {"name": "heads", "heads": {f"bulletin-{author.pk}": 1}} in heard
    assert {"name": "heads", "heads": {f"bulletin-{other.pk}": 1}} in heard
    assert {"stream": f"pocket-{author.pk}", "seq": None, "name": "missed"} in heard


def assert_hears_again(page: Any, author: User) -> None:
    """Within ten seconds a new line reaches the page as such, not by the comparison."""
    for _ in range(20):
        seq = write(author, "Here again.")
        try:
            while page.hear(0.5).get("seq") != seq:
                pass
        except TimeoutError:
            continue
        else:
            return
    raise AssertionError("Delivery did not resume.")


def wait_until(holds: Any) -> None:
    for _ in range(500):
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("It did not come to that.")

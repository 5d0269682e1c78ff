"""The site as operators start it: it answers, it heals, it stops, and it leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from urllib.request import urlopen

import pytest

from config.ports import is_free
from tests import sites


@pytest.fixture(scope="module")
def small_site() -> Iterator[sites.Site]:
    with sites.serving(DEMO="0") as site:
        yield site


def test_one_command_opens_the_site(small_site):
    with urlopen(small_site.url) as page:
        assert page.status == 200

    assert f"Palabre is open: {small_site.url}/" in small_site.log()


def test_a_worker_that_dies_is_started_again(small_site):
    (worker,) = _numbers(small_site, "manage.py work")

    os.kill(worker, signal.SIGKILL)

    assert _soon(lambda: _numbers(small_site, "manage.py work") not in ([], [worker]))
    assert "starting it again" in small_site.log()


def test_a_taken_port_is_said_in_a_sentence(small_site):
    command = [sys.executable, str(sites.ROOT / "manage.py"), "serve"]

    second = subprocess.run(
        command, env=small_site.environment, capture_output=True, text=True, timeout=60, check=False
    )

    assert second.returncode == 1
    assert "is taken. Choose another" in second.stderr


def test_the_site_stops_when_told_to_and_leaves_nothing_behind():
    with sites.serving(DEMO="0") as site:
        parts = list(site.parts())
        assert len(parts) == 2

        assert site.stop() == 0

    assert not any(_lives(number) for number in parts)
    assert is_free("127.0.0.1", int(site.environment["PORT"]))


@pytest.mark.services
@pytest.mark.front_door
def test_production_is_one_address_over_pages_and_sockets():
    with sites.production(DEMO="0") as site:
        with urlopen(site.url) as page:
            assert page.status == 200
            assert "Caddy" in page.headers["Server"]
        assert len(_numbers(site, "config.asgi")) == 2
        assert len(_numbers(site, "granian")) == 2
        parts = list(site.parts())

        assert site.stop() == 0

    assert not any(_lives(number) for number in parts)


def _numbers(site: sites.Site, word: str) -> list[int]:
    return [number for number, command in site.parts().items() if word in command]


def _soon(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.2)
    return False


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True

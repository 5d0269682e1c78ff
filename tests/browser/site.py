"""The real site for browser tests, behind a relay that can cut its sockets."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from config.ports import answers, free_port
from tests import sites
from tests.browser.relay import Relay

ON_POSTGRES = os.environ.get("TEST_DATABASE") == "postgres"


@dataclass
class Site:
    """A running site: its address for browsers, which goes through the relay."""

    address: str
    relay: Relay


@contextmanager
def open_site() -> Iterator[Site]:
    """The demonstration: in one process on SQLite, or in the production layout on PostgreSQL and Redis."""
    front = free_port()
    address = f"http://localhost:{front}"
    start = sites.production if ON_POSTGRES else sites.serving
    # What one page process is told of the house, the other knows at once.
    with start(DEMO="1", SITE_URL=address, HOUSE_SECONDS="0") as running:
        relay = Relay(running.port, port=front)
        relay.start()
        assert answers(f"{address}/healthz"), "the relay does not pass on"
        yield Site(address, relay)
        relay.stop()

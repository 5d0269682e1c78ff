"""Twenty requests at the same moment, each on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections
from django.test import Client

from accounts.models import User
from live.ringing import settle

TWENTY = 20


def at_once(send: Callable[[int], int]) -> list[int]:
    """Twenty threads that wait for each other and then send; what each got."""
    together = Barrier(TWENTY)

    def one(number: int) -> int:
        together.wait()
        try:
            return send(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TWENTY) as pool:
        answers = list(pool.map(one, range(TWENTY)))
    # The thread that rings open pages reads the database: it must be done before the tables are emptied.
    assert settle(20)
    return answers


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client

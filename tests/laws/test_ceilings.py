"""Pages stay quick whatever they show: no page asks the database more often than `ceilings.py` allows."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forum.models import Post, Thread
from tags import finding
from tests import kept
from tests.factories.accounts import show_again
from tests.factories.forum import ThreadFactory
from tests.laws.access import ROWS
from tests.laws.addresses import path_of
from tests.laws.ceilings import CEILINGS, UNCOUNTED
from tests.laws.rows import NOBODY

pytestmark = pytest.mark.django_db


def test_every_page_has_a_ceiling():
    shown = {route for route, row in ROWS.items() if row.method == "GET" and row.expected != NOBODY}

    assert set(CEILINGS) == shown - UNCOUNTED


@pytest.mark.parametrize("route", [route for route, ceiling in CEILINGS.items() if ceiling.anonymous is not None])
def test_a_visitor_costs_no_more_queries_than_the_ceiling(
    route: str, client: Client, django_assert_max_num_queries
) -> None:
    address = _address(route)
    _warm(client, address)

    with django_assert_max_num_queries(CEILINGS[route].anonymous):
        client.get(address)


@pytest.mark.parametrize("route", [route for route, ceiling in CEILINGS.items() if ceiling.member is not None])
def test_a_member_costs_no_more_queries_than_the_ceiling(
    route: str, request: pytest.FixtureRequest, client: Client, django_assert_max_num_queries
) -> None:
    client.force_login(request.getfixturevalue(CEILINGS[route].reader))
    if CEILINGS[route].again:
        show_again(client)
    address = _address(route)
    _warm(client, address)

    with django_assert_max_num_queries(CEILINGS[route].member):
        client.get(address)


@pytest.mark.parametrize("person", ["anonymous", "member"])
def test_a_thread_of_twenty_posts_costs_the_same_in_a_big_community(
    person: str, request: pytest.FixtureRequest, client: Client
) -> None:
    thread = ThreadFactory(posts=20)
    if person == "member":
        client.force_login(request.getfixturevalue("member"))
    before = _queries(client, thread)

    _grow()

    assert _queries(client, thread) == before
    assert len(before) <= {"anonymous": 2, "member": 6}[person]


def _warm(client: Client, address: str) -> None:
    """A first visit, after which nothing that is kept grows too old before the second."""
    finding.forget()
    kept.clear_shelves()
    assert client.get(address).status_code == 200


def _address(route: str) -> str:
    return path_of(route, CEILINGS[route].make()) + CEILINGS[route].asked


def _queries(client: Client, thread: Thread) -> list[str]:
    """What the page asks when nothing is kept for it, as statements without their values."""
    kept.clear_shelves()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(thread.get_absolute_url()).status_code == 200
    return [re.sub(r"'[^']*'|\d+", "…", query["sql"]) for query in asked.captured_queries]


def _grow() -> None:
    """Thousands of posts elsewhere, and threads that have none to show."""
    other = ThreadFactory(posts=1)
    posts = [
        Post(thread=other, number=number, author=other.author, body="Said.", language="en") for number in range(2, 3000)
    ]
    Post.objects.bulk_create(posts)
    ThreadFactory.create_batch(20, board=other.board, author=other.author, posts=0)

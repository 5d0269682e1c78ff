"""The access matrix: who may come in at which address. An address without a row in `access.py` fails."""

import itertools
import re

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from tests.laws.access import ROWS, SENT
from tests.laws.addresses import path_of, routes
from tests.laws.rows import Row

SIGN_IN = re.compile(r"/(accounts|admin)/login/(\?|$)")
PERSONS = ("anonymous", "member", "moderator", "editor", "admin")


def test_every_address_has_a_row_and_every_row_an_address():
    assert set(routes()) == set(ROWS)


def test_every_address_that_takes_what_is_sent_has_a_row_for_it(request: pytest.FixtureRequest):
    shown = {route: path_of(route, row.make()) for route, row in ROWS.items() if row.method == "GET"}

    taking = {route for route, path in shown.items() if _ask("admin", "POST", path, request).status_code != 405}

    assert taking == set(SENT)


@pytest.mark.parametrize(("route", "row"), [*ROWS.items(), *SENT.items()])
def test_who_may_come_in(route: str, row: Row, request: pytest.FixtureRequest) -> None:
    # What a POST changes for one person must not decide for the next.
    paths = [path_of(route, row.make()) for _person in (PERSONS if row.method == "POST" else PERSONS[:1])]

    ways = [
        _way(_ask(person, row.method, path, request))
        for person, path in zip(PERSONS, itertools.cycle(paths), strict=False)
    ]

    assert dict(zip(PERSONS, ways, strict=True)) == dict(zip(PERSONS, row.expected, strict=True))


def _ask(person: str, method: str, path: str, request: pytest.FixtureRequest) -> HttpResponse:
    client = Client()
    if person != "anonymous":
        client.force_login(request.getfixturevalue(person))
    return client.generic(method, path)


def _way(response: HttpResponse) -> str:
    """in: answered, also with a form that has errors; out: refused or asked to sign in; gone: not there at all."""
    assert response.status_code < 500
    assert response.status_code != 405, "The row names a method that the address does not know."
    if response.status_code in {401, 403} or SIGN_IN.match(response.headers.get("Location", "")):
        return "out"
    return "gone" if response.status_code in {404, 410} else "in"


@pytest.fixture(autouse=True)
def _everyone(db: None) -> None:
    """Whoever makes things for a row needs the database; the persons are made by the fixtures of their names."""


def test_the_persons_are_who_they_say(member: User, moderator: User, editor: User, admin: User) -> None:
    assert not member.has_perm("moderation.moderate")
    assert moderator.has_perm("moderation.moderate")
    assert not editor.has_perm("moderation.moderate")
    assert editor.has_perm("casestudies.edit_library")
    assert admin.is_superuser

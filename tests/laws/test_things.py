"""What not everybody may read is read by those who may, and its words stand in no answer to anybody else."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.laws.things import FEEDS, LISTS, THINGS, WORDS, Thing

pytestmark = pytest.mark.django_db
PERSONS = ("anonymous", "member", "author", "moderator", "editor", "admin")
REFUSED = {302, 401, 403, 404, 410}


@pytest.mark.parametrize("make", THINGS)
def test_those_who_may_read_it_read_it_and_the_others_are_refused(
    make: Callable[[], Thing], request: pytest.FixtureRequest
) -> None:
    thing = make()
    clients = {person: _signed_in(person, thing, request) for person in PERSONS}

    read = {
        address: {person for person, client in clients.items() if _is_read(client.get(address))}
        for address in thing.addresses
    }

    assert read == thing.addresses


@pytest.mark.parametrize("make", THINGS)
def test_its_words_are_in_no_list_and_in_nothing_around_it(
    make: Callable[[], Thing], request: pytest.FixtureRequest
) -> None:
    thing = make()
    clients = {person: _signed_in(person, thing, request) for person in ("anonymous", "member", "author", "admin")}

    for person, client in clients.items():
        around = {address for address in thing.open if WORDS in _text(client.get(address))}
        assert around == {address for address, persons in thing.open.items() if person in persons}
    for person in ("anonymous", "member", "admin"):
        listed = {address for address in LISTS if WORDS in _text(clients[person].get(address))}
        assert bool(listed) == (person in thing.lists)
    # Feeds are the same for everybody.
    told = {feed for feed in FEEDS if WORDS in _text(clients["author"].get(feed))}
    assert bool(told) == ("anonymous" in thing.lists)


def _signed_in(person: str, thing: Thing, request: pytest.FixtureRequest) -> Client:
    client = Client()
    if person == "author":
        client.force_login(thing.author)
    elif person != "anonymous":
        client.force_login(request.getfixturevalue(person))
    return client


def _is_read(response: HttpResponse) -> bool:
    says = WORDS in _text(response)
    assert says or response.status_code in REFUSED
    return says


def _text(response: HttpResponse) -> str:
    assert response.status_code < 500
    return str(response.text)

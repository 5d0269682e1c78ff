"""After the first sign-in three steps, each of which can be left out, and none of which comes back by itself."""

import re
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from forum.models import Thread
from house import actions as house
from notifications.models import Follow
from tests.factories.accounts import PASSWORD
from tests.factories.forum import BoardFactory

ANA = {"display_name": "Ana Lúcia", "email": "ana@example.org", "password1": PASSWORD}
SIGN_IN = {"login": "ana@example.org", "password": PASSWORD}


@pytest.fixture
def board(db):
    board = BoardFactory(slug="hello")
    house.change(introductions="hello")
    return board


def take_a_seat(client, **query):
    client.post(reverse("account_signup", query=query), ANA)
    link = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]
    return client.post(link)


def test_the_first_sign_in_leads_through_it_and_the_second_does_not(client, db):
    assert take_a_seat(client).url == "/welcome/?next=%2F"

    again = Client().post(reverse("account_login"), SIGN_IN | {"next": "/threads/"})
    assert again.url == "/threads/"


def test_who_confirms_elsewhere_is_led_through_it_too(client, db):
    client.post(reverse("account_signup"), ANA)
    Client().post(re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1])

    answer = Client().post(reverse("account_login"), SIGN_IN | {"next": "/threads/"})

    assert answer.url == "/welcome/?next=%2Fthreads%2F"


def test_members_of_before_are_left_alone(client, member):
    answer = client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})

    assert answer.url == "/"


def test_the_three_steps(client, board):
    take_a_seat(client)

    step = client.post("/welcome/?next=/cases/", {"interface_language": "pt", "time_zone": "Africa/Maputo"})
    assert step.url == "/welcome/follow/?next=/cases/"
    step = client.post(step.url, {"themes": ["health", "agriculture-food"][:1], "countries": ["BJ", "MZ"]})
    assert step.url == "/welcome/hello/?next=/cases/"
    assert "Ana Lúcia" in client.get(step.url).content.decode()
    said = {"title": "Olá", "body": "I work on wells.", "language": "en", "key": str(uuid4())}
    step = client.post(step.url, said)

    ana = User.objects.get()
    thread = Thread.objects.get()
    assert (ana.interface_language, ana.time_zone) == ("pt", "Africa/Maputo")
    assert Follow.objects.filter(user=ana, topic__startswith="tag-").count() == 3
    assert (thread.board, thread.author, step.url) == (board, ana, thread.get_absolute_url())


def test_each_step_can_be_left_out(client, board):
    take_a_seat(client)
    passed = ["/welcome/?next=/cases/"]

    while passed[-1].startswith("/welcome/"):
        page = client.get(passed[-1]).content.decode()
        passed.append(re.search(r'class="button button--quiet" href="([^"]+)"', page)[1])

    assert [address.partition("?")[0] for address in passed] == [
        "/welcome/",
        "/welcome/follow/",
        "/welcome/hello/",
        "/cases/",
    ]


def test_without_a_board_there_are_two_steps(client, member):
    client.force_login(member)

    assert "Step 2 of 2" in client.get("/welcome/follow/").content.decode()
    assert client.get("/welcome/hello/").status_code == 404


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_it_leads_nowhere_else(client, member, address):
    client.force_login(member)

    answer = client.post(f"/welcome/follow/?next={address}", {"themes": ["health"]})

    assert answer.url == "/"


def test_nothing_chosen_is_said(client, member):
    client.force_login(member)

    answer = client.post("/welcome/follow/", {})

    assert answer.status_code == 422
    assert "go on without" in answer.content.decode()

"""A new site gets its first administrator by a token that only whoever started it can read."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from house import known
from house.models import House
from tests.factories.accounts import PASSWORD, UserFactory

SETUP = "/setup/"


def printed() -> str:
    """What the server writes when it starts."""
    out = StringIO()
    call_command("setup_link", stdout=out)
    return out.getvalue()


def token() -> str:
    return printed().strip().rpartition("token=")[2]


def filled(**changes):
    person = {"display_name": "Ana Lúcia", "email": "Ana@example.org", "password": PASSWORD}
    decided = {"name": "Semear", "sender": "semear@example.org", "languages": ["pt", "en"], "registration": "approval"}
    return {**person, **decided, **changes}


def test_the_server_writes_a_link_until_somebody_runs_the_site(client, db):
    link = printed().strip().splitlines()[-1]
    assert link.startswith("http://testserver/setup/?token=")
    assert link.partition("token=")[2] in client.get(link).content.decode()

    UserFactory(is_staff=True, is_superuser=True)

    assert printed() == ""


def test_whoever_has_the_token_opens_the_house(client, db):
    answer = client.post(SETUP, filled(token=token()))

    assert answer.url == "/administration/"
    ana = User.objects.get()
    assert (ana.email, ana.handle, ana.is_superuser) == ("ana@example.org", "ana-lucia", True)
    assert client.get("/accounts/me.json").json()["member"] == ana.pk
    now = known.current()
    assert (now.known_name, now.registration) == ("Semear", "approval")
    assert now.from_address == "Semear <semear@example.org>"
    assert "Semear" in client.get("/").content.decode()


def test_the_page_is_gone_once_somebody_runs_the_site(client, db):
    key = token()
    client.post(SETUP, filled(token=key))

    assert Client().get(SETUP).status_code == 404
    assert Client().post(SETUP, filled(token=key, email="other@example.org")).status_code == 404
    assert User.objects.count() == 1


@pytest.mark.parametrize("wrong", ["", "guessed", "a" * 90])
def test_nobody_opens_it_without_the_token(client, db, wrong):
    token()

    answer = client.post(SETUP, filled(token=wrong))

    assert answer.status_code == 422
    assert "Ana Lúcia" in answer.content.decode()
    assert PASSWORD not in answer.content.decode()
    assert not User.objects.exists()


def test_only_the_token_that_was_written_last_opens(client, db):
    first, _second = token(), token()

    assert client.post(SETUP, filled(token=first)).status_code == 422
    assert not User.objects.exists()


def test_a_spent_token_opens_nothing_even_without_an_administrator(client, db):
    key = token()
    client.post(SETUP, filled(token=key))
    User.objects.all().delete()

    assert Client().post(SETUP, filled(token=key)).status_code == 422


def test_the_database_does_not_know_the_token(client, db):
    key = token()

    assert key not in str(House.objects.values())


def test_tries_are_counted(client, db):
    answers = [client.post(SETUP, filled(token="guessed")).status_code for _try in range(21)]

    assert answers == [422] * 20 + [429]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"password": "password1"}, "too common"),
        ({"password": "ana@example.org"}, "too similar"),
        ({"email": "nowhere"}, "valid email"),
        ({"languages": []}, "required"),
        ({"registration": "none"}, "Select a valid choice"),
        ({"display_name": "· ·"}, "letters that everyone can see"),
    ],
)
def test_what_is_wrong_is_said_and_the_token_stays_good(client, db, wrong, sentence):
    key = token()

    answer = client.post(SETUP, filled(token=key, **wrong))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert client.post(SETUP, filled(token=key)).status_code == 302

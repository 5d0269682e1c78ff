"""What nobody can take for a password, because everybody around the community would try it first."""

import pytest
from django.urls import reverse

from accounts.models import User
from house import actions as house
from house import known

SIGN_UP = reverse("account_signup")
KNOWN = "Everybody here knows these words."


def take_a_seat(client, password):
    return client.post(SIGN_UP, {"display_name": "Ana", "email": "ana@example.org", "password1": password})


@pytest.mark.parametrize("password", ["Palabre-2026!", "south-south-2026", "PALABREpalabre", "Test.server.1"])
def test_words_that_everybody_knows_are_refused(client, db, settings, password):
    settings.SITE_URL = "https://testserver.example.org"

    page = take_a_seat(client, password)

    assert page.status_code == 422
    assert KNOWN in page.text
    assert not User.objects.exists()


@pytest.mark.parametrize("password", ["a boat for palabre", "southern-lights-9", "4815162342108"])
def test_with_words_of_one_s_own_they_are_taken(client, db, password):
    assert take_a_seat(client, password).status_code == 302


def test_the_name_that_the_house_was_given_is_such_a_word(client, db):
    house.change(name="Kilimanjaro")

    assert known.name() == "Kilimanjaro"
    assert KNOWN in take_a_seat(client, "kilimanjaro-2026").text

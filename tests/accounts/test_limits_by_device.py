"""Wrong passwords are counted by device where the member has signed in with it, and together for all other devices."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import PASSWORD

SIGN_IN = reverse("account_login")
ATTEMPTS = 10


def attempt(browser, who, password=PASSWORD) -> int:
    return browser.post(SIGN_IN, {"login": who.email, "password": password}).status_code


def guess(browser, who) -> None:
    """Until nothing is looked at any more."""
    assert {attempt(browser, who, "wrong") for _turn in range(ATTEMPTS)} == {422}
    assert attempt(browser, who) == 422


@pytest.fixture
def known(member):
    """A device of the member, as one leaves it."""
    return a_device_of(member)


def a_device_of(who) -> Client:
    browser = Client()
    assert attempt(browser, who) == 302
    browser.post(reverse("account_logout"))
    return browser


def test_strangers_who_guess_keep_nobody_out_of_a_known_device(member, known):
    guess(Client(), member)

    assert attempt(Client(), member) == 422
    assert attempt(known, member) == 302


def test_a_known_device_on_which_somebody_guesses_keeps_nobody_out_elsewhere(member, known):
    other = a_device_of(member)
    guess(known, member)

    assert attempt(other, member) == 302
    assert attempt(Client(), member) == 302


def test_a_known_device_may_not_guess_for_ever(member, known):
    guess(known, member)

    assert attempt(known, member) == 422


def test_a_device_is_known_to_its_own_members_only(member, reader):
    shared = a_device_of(reader)
    guess(Client(), member)

    assert attempt(shared, member) == 422
    assert attempt(shared, reader) == 302


@pytest.mark.parametrize("bend", [str.upper, lambda mark: mark[:-1], lambda mark: f"other{mark}", lambda mark: "."])
def test_a_mark_that_we_did_not_sign_makes_no_device_known(member, known, bend):
    known.cookies["devices"] = bend(known.cookies["devices"].value)
    guess(Client(), member)

    assert attempt(known, member) == 422

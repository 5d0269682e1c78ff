"""Fifty people in one room share one address of the internet: limits must not keep them out."""

from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import PASSWORD, UserFactory

PEOPLE = 50
SIGN_IN = reverse("account_login")


def test_everybody_signs_in_after_a_wrong_attempt(db):
    for person in UserFactory.create_batch(PEOPLE):
        browser = Client()
        assert browser.post(SIGN_IN, {"login": person.email, "password": "wrong"}).status_code == 422
        assert browser.post(SIGN_IN, {"login": person.email, "password": PASSWORD}).status_code == 302


def test_everybody_takes_a_seat(db):
    for number in range(PEOPLE):
        person = {"display_name": "Ana", "email": f"ana-{number}@example.org", "password1": PASSWORD}
        assert Client().post(reverse("account_signup"), person).status_code == 302


def test_everybody_asks_for_a_code(db):
    for person in UserFactory.create_batch(PEOPLE):
        assert Client().post(reverse("account_request_login_code"), {"email": person.email}).status_code == 302
    assert len(mail.outbox) == PEOPLE


def test_everybody_asks_for_a_passkey(db):
    address = reverse("mfa_login_webauthn")

    assert {Client().post(address, {"credential": "5"}).status_code for _person in range(PEOPLE)} == {302}


def test_one_who_guesses_does_not_keep_the_others_out(member, reader):
    for _turn in range(11):
        Client().post(SIGN_IN, {"login": member.email, "password": "wrong"})

    assert Client().post(SIGN_IN, {"login": reader.email, "password": PASSWORD}).status_code == 302

"""A visitor takes a seat: form, mail, one press, signed in."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

SIGN_UP = reverse("account_signup")
ANA = {"display_name": "Ana Lúcia", "email": "Ana@Example.org", "password1": PASSWORD}


def link_in(message) -> str:
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def test_a_visitor_takes_a_seat(client, db):
    answer = client.post(SIGN_UP, ANA)

    assert answer.status_code == 302
    assert answer.url == reverse("account_email_verification_sent")
    assert mail.outbox[0].to == ["ana@example.org"]

    page = client.get(link_in(mail.outbox[0]))
    assert page.status_code == 200
    assert not EmailAddress.objects.get().verified

    client.post(link_in(mail.outbox[0]))
    ana = User.objects.get()
    assert (ana.email, ana.handle, ana.display_name, ana.is_public) == (
        "ana@example.org",
        "ana-lucia",
        "Ana Lúcia",
        False,
    )
    assert client.get(reverse("accounts:me")).json()["member"] == ana.pk


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "ar"])
def test_mails_are_in_the_language_in_which_the_seat_was_taken(client, db, language):
    client.post(f"{SIGN_UP}?lang={language}", ANA)

    with translation.override(language):
        sentence = gettext("Open this page to confirm that this address is yours:")
    assert sentence in mail.outbox[0].body
    assert User.objects.get().interface_language == language
    assert mail.outbox[0].extra_headers["Content-Language"] == language
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("language", ["fr", "es", "pt", "ar"])
def test_a_short_password_is_refused_in_the_language_of_the_page(client, db, language):
    answer = client.post(f"{SIGN_UP}?lang={language}", {**ANA, "password1": "Zq7"})

    (sentence,) = answer.context["form"].errors["password1"]
    assert answer.status_code == 422
    assert "8" in sentence
    assert "short" not in sentence


def test_nobody_signs_in_before_the_address_is_confirmed(client, db):
    client.post(SIGN_UP, ANA)
    answer = Client().post(reverse("account_login"), {"login": "ana@example.org", "password": PASSWORD})

    assert answer.url == reverse("account_email_verification_sent")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"email": "not an address"}, "valid email address"),
        ({"email": ""}, "required"),
        ({"display_name": ""}, "required"),
        ({"display_name": "A" * 81}, "at most 80"),
        ({"display_name": "Ana\u202egro.elpmaxe"}, "letters that everyone can see"),
        ({"display_name": "· · ·"}, "letters that everyone can see"),
        ({"password1": "abc"}, "at least 8"),
        ({"password1": "password1"}, "too common"),
        ({"password1": "ana@example.org"}, "too similar"),
    ],
)
def test_a_form_with_errors_says_why_and_keeps_the_text(client, db, wrong, sentence):
    answer = client.post(SIGN_UP, {**ANA, "display_name": "Ana Lúcia", **wrong})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "password" in wrong or PASSWORD not in answer.content.decode()
    assert ("email" in wrong) or "ana@example.org" in answer.content.decode().lower()
    assert not User.objects.exists()


def test_an_address_that_is_taken_gets_a_mail_instead_of_a_second_seat(client, member):
    answer = client.post(SIGN_UP, {**ANA, "email": "MEMBER@example.ORG"})

    assert answer.url == reverse("account_email_verification_sent")
    assert User.objects.count() == 1
    assert reverse("account_reset_password") in mail.outbox[0].body


def test_names_in_any_script_get_a_seat(client, db):
    client.post(SIGN_UP, {**ANA, "display_name": "سلمى بن يوسف"})
    client.post(SIGN_UP, {**ANA, "display_name": "سلمى بن يوسف", "email": "other@example.org"})

    handles = set(User.objects.values_list("handle", flat=True))
    assert len(handles) == 2
    assert all(re.fullmatch(r"seat-\d+", handle) for handle in handles)


def test_the_same_name_gets_a_handle_of_its_own(client, db):
    UserFactory(handle="ana-lucia")

    client.post(SIGN_UP, ANA)

    assert re.fullmatch(r"ana-lucia-\d+", User.objects.get(email="ana@example.org").handle)


@pytest.mark.django_db(transaction=True)
def test_simultaneous_forms_make_one_seat():
    def press(_turn: int) -> int:
        try:
            return Client().post(SIGN_UP, ANA).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5) as hands:
        statuses = list(hands.map(press, range(5)))

    assert statuses == [302] * 5
    assert User.objects.count() == 1


def test_a_used_or_forged_link_is_gone(client, db):
    client.post(SIGN_UP, ANA)
    link = link_in(mail.outbox[0])
    client.post(link)

    assert client.get(reverse("account_confirm_email", args=["forged:link"])).status_code == 410
    assert client.post(reverse("account_confirm_email", args=["forged:link"])).status_code == 404


def test_a_mail_that_cannot_be_sent_is_said(client, db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    answer = client.post(SIGN_UP, ANA)

    assert answer.status_code == 503
    assert "could not be sent" in answer.content.decode()
    assert PASSWORD not in answer.content.decode()


@pytest.mark.parametrize("name", ["Library", "Admin", "Möderator"])
def test_nobody_gets_a_handle_that_speaks_for_the_house(client, db, name):
    client.post(SIGN_UP, ANA | {"display_name": name})

    assert re.fullmatch(r"[a-z]+-\d+", User.objects.get().handle)

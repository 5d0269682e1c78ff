"""Coming in and going out."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from accounts import demo
from tests.factories.accounts import PASSWORD, UserFactory

SIGN_IN = reverse("account_login")


def test_a_member_signs_in_whatever_the_case_of_the_address(client, member):
    answer = client.post(SIGN_IN, {"login": "Member@Example.ORG", "password": PASSWORD})

    assert answer.url == "/"
    assert client.get(reverse("accounts:me")).json()["member"] == member.pk


def test_a_member_is_led_back(client, member):
    answer = client.post(SIGN_IN, {"login": member.email, "password": PASSWORD, "next": "/members/"})
    elsewhere = client.post(SIGN_IN, {"login": member.email, "password": PASSWORD, "next": "https://example.com/"})

    assert answer.url == "/members/"
    assert elsewhere.url == "/"


@pytest.mark.parametrize("name", ["login", "signup", "logout", "reset_password", "email_verification_sent"])
def test_an_address_to_be_led_to_that_is_none_is_ignored(client, member, name):
    if name == "logout":
        client.force_login(member)

    answer = client.get(reverse(f"account_{name}"), {"next": "//["})

    assert answer.status_code == 200


def test_a_member_who_should_be_led_nowhere_comes_to_the_first_page(client, member):
    answer = client.post(SIGN_IN, {"login": member.email, "password": PASSWORD, "next": "//["})

    assert answer.url == "/"


def test_a_wrong_password_is_said_and_the_address_kept(client, member):
    answer = client.post(SIGN_IN, {"login": member.email, "password": "wrong"})

    assert answer.status_code == 422
    assert "do not belong together" in answer.content.decode()
    assert f'value="{member.email}"' in answer.content.decode()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_refusals_are_in_the_language_of_the_page(client, member, language):
    answer = client.post(f"{SIGN_IN}?lang={language}", {"login": member.email, "password": "wrong"})

    with translation.override(language):
        sentence = gettext("This e-mail and this password do not belong together.")
    assert sentence in answer.content.decode()


def test_an_unknown_address_is_answered_like_a_wrong_password(client, member):
    unknown = client.post(SIGN_IN, {"login": "nobody@example.org", "password": "wrong"})

    assert unknown.status_code == 422
    assert "do not belong together" in unknown.content.decode()


def test_guessing_is_stopped_per_account(client, member, reader):
    for _turn in range(10):
        client.post(SIGN_IN, {"login": member.email, "password": "wrong"})
    stopped = client.post(SIGN_IN, {"login": member.email, "password": PASSWORD})
    other = client.post(SIGN_IN, {"login": reader.email, "password": PASSWORD})

    assert stopped.status_code == 422
    assert "Wait five minutes" in stopped.content.decode()
    assert other.status_code == 302


@pytest.mark.parametrize("state", [{"is_active": False}, {"suspended_at": timezone.now()}])
def test_closed_accounts_stay_out(client, db, state):
    closed = UserFactory(**state)

    answer = client.post(SIGN_IN, {"login": closed.email, "password": PASSWORD})

    assert answer.url == reverse("account_inactive")
    assert client.get(answer.url).status_code == 200
    assert client.get(reverse("accounts:me")).status_code == 401


def test_a_suspended_member_is_out_at_once(client, member):
    client.force_login(member)
    member.suspended_at = timezone.now()
    member.save()

    assert client.get(reverse("accounts:me")).status_code == 401


def test_signing_out_needs_a_press(client, member):
    client.force_login(member)

    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get(reverse("accounts:me")).status_code == 200
    assert client.post(reverse("account_logout")).url == "/"
    assert client.get(reverse("accounts:me")).status_code == 401


def test_signing_in_is_remembered_only_when_asked(client, member):
    client.post(SIGN_IN, {"login": member.email, "password": PASSWORD})
    assert client.session.get_expire_at_browser_close()

    client.post(reverse("account_logout"))
    client.post(SIGN_IN, {"login": member.email, "password": PASSWORD, "remember": "on"})
    assert not client.session.get_expire_at_browser_close()


def test_demonstration_members_are_shown_in_a_demonstration_only(client, db, settings):
    assert demo.PASSWORD not in client.get(SIGN_IN).content.decode()

    settings.DEMO = True
    page = client.get(SIGN_IN).content.decode()

    assert demo.PASSWORD in page
    assert all(person.email in page for person in demo.MEMBERS)


@pytest.mark.parametrize("name", ["email_verification_sent", "reset_password_done"])
def test_a_demonstration_leads_to_the_mail_that_it_did_not_send(client, db, settings, name):
    assert "/dev/mail/" not in client.get(reverse(f"account_{name}")).content.decode()

    settings.DEMO = True

    assert 'href="/dev/mail/"' in client.get(reverse(f"account_{name}")).content.decode()


def test_a_form_of_an_old_session_keeps_no_password(member):
    careful = Client(enforce_csrf_checks=True)
    answer = careful.post(SIGN_IN, {"login": member.email, "password": PASSWORD})

    assert answer.status_code == 403
    assert PASSWORD not in answer.content.decode()


def test_the_sign_in_page_asks_the_database_nothing(client, db, django_assert_max_num_queries):
    with django_assert_max_num_queries(0):
        assert client.get(SIGN_IN).status_code == 200

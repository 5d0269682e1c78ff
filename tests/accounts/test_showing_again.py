"""Before sensitive acts members show again that it is they who sit at the keyboard."""

import re
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory, app_code, show_again

AGAIN = reverse("account_reauthenticate")
BY_APP = reverse("mfa_reauthenticate")


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_generate_recovery_codes"])
def test_a_session_alone_opens_no_page_about_signing_in(client, member, name):
    client.force_login(member)

    answer = client.get(reverse(name))
    assert answer.url == f"{AGAIN}?{urlencode({'next': reverse(name)})}"
    answer = client.post(answer.url, {"password": PASSWORD, "next": reverse(name)})

    assert answer.url == reverse(name)
    assert client.get(answer.url).status_code == 200


def test_what_was_sent_is_done_once_it_is_shown(client, member):
    client.force_login(member)
    asked = client.post(reverse("account_email"), {"email": "new@example.org", "action_add": ""})
    assert asked.url.startswith(AGAIN)
    assert not mail.outbox

    client.post(AGAIN, {"password": PASSWORD, "next": reverse("account_email")})

    client.post(re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1])
    assert User.objects.get().email == "new@example.org"


def test_a_wrong_password_shows_nothing(client, member):
    client.force_login(member)

    answer = client.post(AGAIN, {"password": "wrong"})

    assert answer.status_code == 422
    assert "This is not your password." in answer.content.decode()


def test_it_holds_for_five_minutes(client, member):
    client.force_login(member)
    show_again(client)
    session = client.session
    session["account_authentication_methods"][-1]["at"] -= 301
    session.save()

    assert client.get(reverse("mfa_activate_totp")).url.startswith(AGAIN)


def test_who_has_a_second_step_shows_that(client, db):
    careful = UserFactory(second_step=True)
    client.force_login(careful)
    assert client.post(AGAIN, {"password": PASSWORD}).url == BY_APP
    assert client.get(reverse("mfa_view_recovery_codes")).url.startswith(BY_APP)

    assert client.post(BY_APP, {"code": "000000"}).status_code == 422
    assert client.post(BY_APP, {"code": app_code(), "next": reverse("mfa_view_recovery_codes")}).status_code == 302
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200


def test_a_member_without_a_password_of_a_code_is_asked_nothing(client, db):
    member = UserFactory(password=None)
    client.force_login(member)

    assert client.get(reverse("mfa_activate_totp")).status_code == 200

"""What the server says to passkeys; their use in a browser is in tests/browser/test_passkeys.py."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import reverse

from tests.factories.accounts import PASSWORD, UserFactory, show_again
from tests.factories.passkeys import CREDENTIAL, passkey

LOGIN = reverse("mfa_login_webauthn")
STEP = reverse("mfa_authenticate")
ADD = reverse("mfa_add_webauthn")
ODD = ["", "no json", "5", "[1]", "{}", '{"id": 1}', '{"response": {"userHandle": 7}}', '{"response": []}']
ODD += [json.dumps({**CREDENTIAL, "response": {"userHandle": "enp6enp6enp6enp6eg"}}), json.dumps(CREDENTIAL)]


def test_the_options_ask_for_a_key_that_knows_its_owner(client, member):
    client.force_login(member)
    show_again(client)

    options = client.get(ADD).context["options"]["publicKey"]

    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["authenticatorSelection"]["userVerification"] == "required"


def test_a_passkey_is_a_second_step(client, member):
    passkey(member)

    asked = client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})

    assert asked.url == STEP
    assert "<pass-key" in client.get(STEP).content.decode()


def test_who_has_an_app_only_is_offered_no_passkey(client, db):
    careful = UserFactory(second_step=True)
    client.post(reverse("account_login"), {"login": careful.email, "password": PASSWORD})

    assert "<pass-key" not in client.get(STEP).content.decode()


@pytest.mark.parametrize("odd", ODD)
def test_whatever_comes_instead_of_an_answer_opens_nothing(client, member, odd):
    passkey(member)
    client.get(LOGIN, headers={"accept": "application/json"})
    assert client.post(LOGIN, {"credential": odd}).url == reverse("account_login")

    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})
    client.get(STEP)
    assert client.post(STEP, {"credential": odd}).status_code == 422

    assert client.get(reverse("accounts:me")).status_code == 401


@pytest.mark.parametrize("odd", ODD)
def test_whatever_comes_instead_of_a_new_passkey_adds_nothing(client, member, odd):
    client.force_login(member)
    show_again(client)
    client.get(ADD)

    assert client.post(ADD, {"name": "Mine", "credential": odd}).status_code == 422
    assert not Authenticator.objects.exists()


def test_a_passkey_is_removed_by_its_owner_alone(client, member, reader):
    theirs, mine = passkey(reader), passkey(member)
    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})
    client.force_login(member)
    session = client.session
    session["account_authentication_methods_user"] = str(member.pk)
    session["account_authentication_methods"] = [{"method": "mfa", "at": 4e9, "reauthenticated": True}]
    session.save()

    assert client.post(reverse("mfa_remove_webauthn", args=[theirs.pk])).status_code == 404
    assert client.post(reverse("mfa_remove_webauthn", args=[mine.pk])).status_code == 302
    assert list(Authenticator.objects.all()) == [theirs]
    assert mail.outbox[-1].to == [member.email]

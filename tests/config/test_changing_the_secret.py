"""After the secret is changed, what was signed by the one before still holds, until it is forgotten."""

import secrets

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import finding
from accounts.tasks import forget_sessions
from tests.factories.accounts import PASSWORD, InvitationFactory, UserFactory

SIGN_IN, ME = reverse("account_login"), reverse("accounts:me")


@pytest.fixture
def change(settings):
    def to_another(*, keeping: bool) -> None:
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY] if keeping else []
        settings.SECRET_KEY = secrets.token_urlsafe(64)

    return to_another


def sign_in(browser, who):
    assert browser.post(SIGN_IN, {"login": who.email, "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize(("keeping", "status"), [(True, 200), (False, 401)])
def test_members_stay_signed_in_while_the_earlier_secret_is_kept(client, member, change, keeping, status):
    sign_in(client, member)

    change(keeping=keeping)

    assert client.get(ME).status_code == status


def test_the_list_of_sessions_follows(client, member, change):
    sign_in(client, member)
    change(keeping=True)
    client.get(ME)

    forget_sessions.call()

    assert [session.session_key for session in finding.open_sessions(member)] == [client.session.session_key]


@pytest.mark.parametrize(("keeping", "mails"), [(True, 1), (False, 2)])
def test_a_known_device_stays_known(client, db, change, keeping, mails):
    ana = UserFactory(last_login=timezone.now())
    sign_in(client, ana)
    client.post(reverse("account_logout"))

    change(keeping=keeping)
    sign_in(client, ana)

    assert len(mail.outbox) == mails


@pytest.mark.parametrize(("keeping", "status"), [(True, 200), (False, 404)])
def test_an_invitation_that_was_sent_still_opens_a_seat(db, change, keeping, status):
    address = InvitationFactory().path

    change(keeping=keeping)

    assert Client().get(address).status_code == status


def test_a_session_that_is_used_needs_the_earlier_secret_no_longer(client, member, change):
    sign_in(client, member)
    change(keeping=True)
    client.get(ME)

    change(keeping=True)

    assert client.get(ME).status_code == 200

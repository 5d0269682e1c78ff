"""Where a moderator admits members: a reason, a confirmed address, an answer by mail."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import Application, User
from accounts.tasks import sweep_applications, tell_applicant
from house import actions as house
from tests.factories.accounts import PASSWORD, UserFactory, a_wish

SIGN_UP = reverse("account_signup")
ANA = {"display_name": "Ana Lúcia", "email": "ana@example.org", "password1": PASSWORD, "reason": "Water in Maputo."}


@pytest.fixture
def by_approval(db):
    house.change(registration="approval")


def ask(client, **changes):
    """Somebody asks and confirms the address."""
    client.post(f"{SIGN_UP}?lang=fr", ANA | changes)
    link = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]
    return client.post(link)


def test_who_asks_waits_for_a_moderator(client, by_approval):
    answer = ask(client)

    assert answer.url == "/accounts/waiting/"
    assert client.get(answer.url).status_code == 200
    assert client.get("/accounts/me.json").status_code == 401
    again = Client().post(reverse("account_login"), {"login": "ana@example.org", "password": PASSWORD})
    assert again.url == "/accounts/waiting/"


def test_nobody_sees_a_member_who_waits(client, by_approval, member):
    ask(client)
    client.force_login(member)

    assert "Ana Lúcia" not in client.get("/members/").content.decode()
    assert client.get("/members/ana-lucia/").status_code == 404


def test_a_reason_is_asked_for(client, by_approval):
    answer = client.post(SIGN_UP, ANA | {"reason": ""})

    assert answer.status_code == 422
    assert not User.objects.exists()


def test_nobody_is_asked_before_the_address_is_confirmed(client, by_approval, moderator):
    client.post(SIGN_UP, ANA)
    client.force_login(moderator)

    assert "Water in Maputo." not in client.get("/applications/").content.decode()
    assert client.get(f"/applications/{Application.objects.get().pk}/").status_code == 404


def test_a_moderator_admits_and_the_seat_is_there(client, by_approval, moderator):
    ask(Client())
    client.force_login(moderator)
    assert "Water in Maputo." in client.get("/applications/").content.decode()
    wish = Application.objects.get()

    client.post(f"/applications/{wish.pk}/admit/")
    tell_applicant.call(wish.pk)

    assert mail.outbox[-1].to == ["ana@example.org"]
    assert mail.outbox[-1].extra_headers["Content-Language"] == "fr"
    assert "http://testserver/accounts/login/" in mail.outbox[-1].body
    own = Client()
    own.post(reverse("account_login"), {"login": "ana@example.org", "password": PASSWORD})
    assert own.get("/accounts/me.json").json()["member"] == User.objects.get(handle="ana-lucia").pk


def test_a_moderator_refuses_with_a_sentence(client, by_approval, moderator):
    ask(Client())
    client.force_login(moderator)
    wish = Application.objects.get()
    assert client.post(f"/applications/{wish.pk}/refuse/", {"sentence": ""}).status_code == 422

    client.post(f"/applications/{wish.pk}/refuse/", {"sentence": "This is for practitioners."})
    tell_applicant.call(wish.pk)

    assert "This is for practitioners." in mail.outbox[-1].body
    assert not User.objects.filter(email="ana@example.org").exists()
    wish.refresh_from_db()
    assert (wish.email, wish.reason) == ("", "")


def test_two_moderators_cannot_decide_differently(client, moderator):
    wish = a_wish()
    client.force_login(moderator)
    client.post(f"/applications/{wish.pk}/admit/")

    other = Client()
    other.force_login(UserFactory(groups=["Moderators"]))
    answer = other.post(f"/applications/{wish.pk}/refuse/", {"sentence": "No."})

    assert answer.status_code == 409
    assert other.post(f"/applications/{wish.pk}/admit/").status_code == 302
    assert User.objects.get(application=wish).is_active


def test_an_answer_that_could_not_be_sent_is_sent_later_and_once(client, moderator, settings):
    wish = a_wish()
    client.force_login(moderator)
    client.post(f"/applications/{wish.pk}/admit/")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    tell_applicant.call(wish.pk)
    Application.objects.update(leased_until=None)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    for _turn in range(2):
        sweep_applications.call()
        tell_applicant.call(wish.pk)

    assert len(mail.outbox) == 1


def test_who_is_admitted_only_by_invitation_finds_no_form(client, db):
    house.change(registration="invitation")

    assert "come by invitation" in client.get(SIGN_UP).content.decode()
    client.post(SIGN_UP, ANA)
    assert not User.objects.exists()

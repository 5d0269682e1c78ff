"""A second step at sign-in: an app with codes, and recovery codes."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import APP_SECRET, PASSWORD, UserFactory, app_code, show_again

SIGN_IN = reverse("account_login")
STEP = reverse("mfa_authenticate")
SET_UP = reverse("mfa_activate_totp")
CODES = reverse("mfa_view_recovery_codes")
ME = reverse("accounts:me")
sent_after_the_commit = pytest.mark.django_db(transaction=True)


@pytest.fixture
def careful(db):
    return UserFactory(handle="careful", second_step=True, interface_language="fr")


def pass_first_step(client, who):
    return client.post(SIGN_IN, {"login": who.email, "password": PASSWORD, "next": "/members/"})


def recovery_codes(who) -> list[str]:
    return Authenticator.objects.get(user=who, type="recovery_codes").wrap().get_unused_codes()


@sent_after_the_commit
def test_a_member_sets_up_an_app(client, member):
    client.force_login(member)
    show_again(client)
    page = client.get(SET_UP)
    secret = re.search(r"<code>(\w+)</code>", page.content.decode())[1]

    answer = client.post(SET_UP, {"code": app_code(secret)})

    assert answer.url == CODES
    assert all(code in client.get(CODES).content.decode() for code in recovery_codes(member))
    assert mail.outbox[0].to == [member.email]
    assert "second step" in mail.outbox[0].subject
    assert pass_first_step(Client(), member).url == STEP


def test_the_picture_is_drawn_in_the_page(client, member):
    client.force_login(member)
    show_again(client)

    page = client.get(SET_UP)

    assert '<svg class="qr-code"' in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]


def test_a_wrong_code_sets_up_nothing(client, member):
    client.force_login(member)
    show_again(client)
    client.get(SET_UP)

    answer = client.post(SET_UP, {"code": "000000"})

    assert answer.status_code == 422
    assert "That was not accepted" in answer.content.decode()
    assert not Authenticator.objects.exists()


def test_the_password_alone_then_opens_nothing(client, careful):
    assert pass_first_step(client, careful).url == STEP
    assert client.get(STEP).status_code == 200

    assert client.get(ME).status_code == 401


def test_the_code_of_the_app_opens(client, careful):
    pass_first_step(client, careful)

    assert client.post(STEP, {"code": app_code()}).url == "/members/"
    assert client.get(ME).json()["member"] == careful.pk


def test_a_code_in_a_mail_is_the_first_step_only(client, careful):
    client.post(reverse("account_request_login_code"), {"email": careful.email})
    code = re.search(r"\d{4}-\d{4}", mail.outbox[0].body)[0]

    assert client.post(reverse("account_confirm_login_code"), {"code": code}).url == STEP
    assert client.get(ME).status_code == 401


def test_a_new_password_is_the_first_step_only(client, careful):
    client.post(reverse("account_reset_password"), {"email": careful.email})
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)

    client.post(form.context["action_url"], {"password1": "eleven-boats-and-one-lamp"})

    assert client.get(ME).status_code == 401


@pytest.mark.parametrize(("steps_ago", "status"), [(1, 302), (-1, 302), (3, 422), (-3, 422)])
def test_a_clock_may_be_half_a_minute_wrong(client, careful, steps_ago, status):
    pass_first_step(client, careful)

    assert client.post(STEP, {"code": app_code(steps_ago=steps_ago)}).status_code == status


def test_a_code_does_once(careful):
    first, second = Client(), Client()
    code = app_code()
    for browser in (first, second):
        pass_first_step(browser, careful)
    first.post(STEP, {"code": code})

    answer = second.post(STEP, {"code": code})
    older = second.post(STEP, {"code": app_code(steps_ago=1)})

    assert [answer.status_code, older.status_code] == [422, 422]
    assert second.get(ME).status_code == 401


def test_a_recovery_code_does_once(careful):
    code = recovery_codes(careful)[0]
    for browser, status in ((Client(), 302), (Client(), 422)):
        pass_first_step(browser, careful)
        assert browser.post(STEP, {"code": code}).status_code == status
    assert code not in recovery_codes(careful)


def test_guessing_codes_is_stopped(client, careful):
    pass_first_step(client, careful)
    for _turn in range(10):
        client.post(STEP, {"code": "000000"})

    answer = client.post(STEP, {"code": app_code()})

    assert answer.status_code == 422
    assert "Wait five minutes" in answer.content.decode()


def test_whoever_lacks_the_phone_may_begin_again(client, careful):
    pass_first_step(client, careful)

    assert client.post(reverse("account_logout"), {"next": SIGN_IN}).url == SIGN_IN
    assert client.get(STEP).url == SIGN_IN


def test_removing_the_app_is_told_by_mail(client, careful):
    client.force_login(careful)
    show_again(client)

    answer = client.post(reverse("mfa_deactivate_totp"))

    assert answer.url == reverse("mfa_index")
    assert not Authenticator.objects.exists()
    assert mail.outbox[0].extra_headers["Content-Language"] == "fr"
    assert pass_first_step(Client(), careful).url == "/members/"


@sent_after_the_commit
def test_new_recovery_codes_replace_the_old(client, careful):
    old = recovery_codes(careful)
    client.force_login(careful)
    show_again(client)

    answer = client.post(reverse("mfa_generate_recovery_codes"))

    assert answer.url == CODES
    assert set(old).isdisjoint(recovery_codes(careful))
    assert mail.outbox[0].to == [careful.email]


def test_recovery_codes_are_saved_as_a_file(client, careful):
    client.force_login(careful)
    show_again(client)

    answer = client.get(reverse("mfa_download_recovery_codes"))

    assert answer.content.decode().split() == recovery_codes(careful)
    assert "attachment" in answer.headers["Content-Disposition"]


def test_the_secret_of_another_is_not_shown(client, careful, member):
    client.force_login(member)
    show_again(client)

    assert APP_SECRET not in client.get(SET_UP).content.decode()
    assert client.get(CODES).status_code == 404

"""Signing in by a code in a mail."""

import re

from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

ASK = reverse("account_request_login_code")
CONFIRM = reverse("account_confirm_login_code")


def code_in(message) -> str:
    return re.search(r"^\d{4}-\d{4}$", message.body, re.MULTILINE)[0]


def test_a_member_signs_in_by_a_code(client, member):
    asked = client.post(ASK, {"email": "MEMBER@example.org", "next": "/members/"})
    page = client.get(asked.url)

    answer = client.post(CONFIRM, {"code": code_in(mail.outbox[0]), "next": "/members/"})

    assert "member@example.org" in page.content.decode().lower()
    assert answer.url == "/members/"
    assert client.get(reverse("accounts:me")).json()["member"] == member.pk


def test_the_dash_need_not_be_typed(client, member):
    client.post(ASK, {"email": member.email})

    assert client.post(CONFIRM, {"code": code_in(mail.outbox[0]).replace("-", " ")}).url == "/"


def test_the_code_comes_in_the_reader_s_language(client, db):
    UserFactory(email="ana@example.org", interface_language="ar")

    client.post(ASK, {"email": "ana@example.org"}, headers={"accept-language": "fr"})

    assert mail.outbox[0].extra_headers["Content-Language"] == "ar"


def test_a_code_works_in_the_browser_that_asked_only(client, member):
    client.post(ASK, {"email": member.email})

    answer = Client().post(CONFIRM, {"code": code_in(mail.outbox[0])})

    assert answer.url == ASK


def test_a_code_works_once(client, member):
    client.post(ASK, {"email": member.email})
    code = code_in(mail.outbox[0])
    client.post(CONFIRM, {"code": code})
    client.post(reverse("account_logout"))

    assert client.post(CONFIRM, {"code": code}).url == ASK
    assert client.get(reverse("accounts:me")).status_code == 401


def test_a_wrong_code_is_said_and_five_of_them_end_it(client, member):
    client.post(ASK, {"email": member.email})
    wrong = [client.post(CONFIRM, {"code": "0000-0000"}) for _turn in range(5)]

    assert [answer.status_code for answer in wrong] == [422] * 4 + [302]
    assert "This code is wrong" in wrong[0].content.decode()
    assert client.post(CONFIRM, {"code": code_in(mail.outbox[0])}).url == ASK


def test_a_code_grows_old(client, member):
    client.post(ASK, {"email": member.email})
    session = client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 601
    session.save()

    assert client.post(CONFIRM, {"code": code_in(mail.outbox[0])}).url == ASK


def test_another_code_replaces_the_first(client, member):
    client.post(ASK, {"email": member.email})
    client.post(CONFIRM, {"action": "resend"})
    first, second = (code_in(message) for message in mail.outbox)

    assert client.post(CONFIRM, {"code": first}).status_code == 422
    assert client.post(CONFIRM, {"code": second}).url == "/"


def test_nobody_is_flooded_with_codes(client, member):
    answers = [Client().post(ASK, {"email": member.email}) for _browser in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [422]
    assert len(mail.outbox) == 5


def test_an_unknown_address_is_told_so_by_mail_only(client, db):
    answer = client.post(ASK, {"email": "nobody@example.org"})

    assert answer.url == CONFIRM
    assert client.get(CONFIRM).status_code == 200
    assert client.post(CONFIRM, {"code": ""}).status_code == 422
    assert reverse("account_signup") in mail.outbox[0].body


def test_whoever_waits_for_a_code_may_take_the_password_instead(client, member):
    client.post(ASK, {"email": member.email})
    assert client.get(reverse("account_login")).url == CONFIRM

    client.post(reverse("account_logout"), {"next": reverse("account_login")})

    assert client.get(reverse("account_login")).status_code == 200


def test_a_suspended_member_stays_out(client, db):
    closed = UserFactory(suspended_at=timezone.now())
    client.post(ASK, {"email": closed.email})

    answer = client.post(CONFIRM, {"code": code_in(mail.outbox[0])})

    assert answer.url == reverse("account_inactive")
    assert client.get(reverse("accounts:me")).status_code == 401


def test_a_code_opens_nothing_with_an_address_that_another_member_only_asked_for(client, member):
    EmailAddress.objects.create(user=member, email="hers@example.org", verified=False)

    client.post(ASK, {"email": "hers@example.org"})

    assert "no account here" in mail.outbox[0].body


def test_whoever_proves_an_address_by_a_code_is_rid_of_a_password_that_a_stranger_chose(client, db):
    Client().post(reverse("account_signup"), {"display_name": "Ana", "email": "ana@example.org", "password1": PASSWORD})
    client.post(ASK, {"email": "ana@example.org"})
    client.post(CONFIRM, {"code": code_in(mail.outbox[-1])})

    assert client.get(reverse("accounts:me")).status_code == 200
    assert not User.objects.get().has_usable_password()
    assert client.get(reverse("account_set_password")).status_code == 200


def test_a_code_leaves_a_member_the_password(client, member):
    client.post(ASK, {"email": member.email})
    client.post(CONFIRM, {"code": code_in(mail.outbox[0])})

    assert User.objects.get().check_password(PASSWORD)

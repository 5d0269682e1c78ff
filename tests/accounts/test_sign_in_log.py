"""Who signs in, fails to and signs out stands in the log: by number and way, without address, password or code."""

import json
import logging
import re
from io import StringIO
from logging.config import dictConfig

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from config.logs import logging_settings
from tests.accounts.elsewhere import come, connected
from tests.factories.accounts import PASSWORD, UserFactory, app_code, show_again
from tests.factories.passkeys import CREDENTIAL, passkey

SIGN_IN, STEP, CODE = (reverse(name) for name in ("account_login", "mfa_authenticate", "account_confirm_login_code"))
GUESS = "a-wrong-guess-of-hers"


class Log:
    """What the site has written since it was last asked, in the form that machines read."""

    def __init__(self):
        self.stream, self.text = StringIO(), ""

    def lines(self):
        self.text = self.stream.getvalue()
        self.stream.seek(0)
        self.stream.truncate()
        return [json.loads(line) for line in self.text.splitlines()]

    def sign_ins(self):
        return [(line["sign_in"], line["member"], line["way"]) for line in self.lines() if "sign_in" in line]


@pytest.fixture
def log(settings):
    written = Log()
    dictConfig(logging_settings("INFO", form="json"))
    [console] = logging.getLogger().handlers
    console.setStream(written.stream)
    yield written
    dictConfig(settings.LOGGING)


def test_coming_in_and_leaving_are_written_down(client, member, log):
    client.post(SIGN_IN, {"login": member.email, "password": PASSWORD})
    client.post(reverse("account_logout"))

    assert log.sign_ins() == [("succeeded", member.pk, "password"), ("signed out", member.pk, "the link")]


def test_a_failure_names_the_account_where_there_is_one_and_no_secret(client, member, log):
    for login in (member.email.upper(), "nobody.at.all@example.org"):
        client.post(SIGN_IN, {"login": login, "password": GUESS})

    assert log.sign_ins() == [("failed", member.pk, "password"), ("failed", None, "password")]
    assert not any(secret in log.text for secret in (GUESS, "@", "nobody"))


def test_too_many_attempts_are_written_down(client, member, log):
    for _turn in range(11):
        client.post(SIGN_IN, {"login": member.email, "password": GUESS})

    assert log.sign_ins()[-2:] == [("failed", member.pk, "password"), ("refused as too many", member.pk, "password")]


def test_a_second_step_is_written_down_whether_it_failed_or_not(client, db, log):
    careful = UserFactory(second_step=True)
    client.post(SIGN_IN, {"login": careful.email, "password": PASSWORD})
    assert log.sign_ins() == []

    client.post(STEP, {"code": "000000"})
    code = app_code()
    client.post(STEP, {"code": code})

    assert log.sign_ins() == [("second step failed", careful.pk, "code"), ("succeeded", careful.pk, "password, totp")]
    assert code not in re.sub(r'"timestamp": "[^"]+"', "", log.text)


def test_a_code_that_was_used_before_is_a_failure(client, db, log):
    careful, code = UserFactory(second_step=True), app_code()
    for browser in (client, Client()):
        browser.post(SIGN_IN, {"login": careful.email, "password": PASSWORD})
        browser.post(STEP, {"code": code})

    assert log.sign_ins()[-1] == ("second step failed", careful.pk, "code")


def test_a_passkey_that_is_none_is_written_down(client, member, log):
    passkey(member)
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    client.post(reverse("mfa_login_webauthn"), {"credential": json.dumps(CREDENTIAL)})
    client.post(SIGN_IN, {"login": member.email, "password": PASSWORD})
    client.post(STEP, {"credential": json.dumps(CREDENTIAL)})

    assert log.sign_ins() == [("failed", None, "webauthn"), ("second step failed", member.pk, "webauthn")]


def test_codes_in_mails_are_written_down(client, member, log):
    client.post(reverse("account_request_login_code"), {"email": member.email})
    code = re.search(r"\d{4}-\d{4}", mail.outbox[-1].body)[0]
    client.post(CODE, {"code": "0000-0000"})
    client.post(CODE, {"code": code})

    assert log.sign_ins() == [("failed", member.pk, "code"), ("succeeded", member.pk, "code")]
    assert code not in log.text


def test_showing_again_is_written_down(client, member, log):
    client.force_login(member)
    log.sign_ins()

    client.post(reverse("account_reauthenticate"), {"password": GUESS})
    show_again(client)

    assert log.sign_ins() == [("failed", member.pk, "password"), ("shown again", member.pk, "password")]


def test_another_site_is_named(client, provider, log):
    member = connected(provider)
    come(client)
    provider.token = {"aud": "another site"}
    come(Client())

    assert log.sign_ins() == [("succeeded", member.pk, "tiny"), ("failed", None, "tiny")]


def test_a_suspended_member_is_a_failure(client, moderator, log):
    moderator.suspended_at = moderator.created_at
    moderator.save()

    client.post(SIGN_IN, {"login": moderator.email, "password": PASSWORD})

    assert log.sign_ins() == [("failed", moderator.pk, "password")]


def test_a_refusal_names_the_member_who_was_refused(client, member, log):
    client.force_login(member)

    client.get("/administration/")

    [refused] = [line for line in log.lines() if line["logger"] == "django.request"]
    assert refused["event"] == "Forbidden: /administration/"
    assert refused["member"] == member.pk

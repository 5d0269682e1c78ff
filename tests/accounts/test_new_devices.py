"""Members are told by mail when somebody signs in to their account from a new device."""

from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import PASSWORD, UserFactory

SIGN_IN = reverse("account_login")
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36"


def sign_in(browser, who):
    answer = browser.post(SIGN_IN, {"login": who.email, "password": PASSWORD}, headers={"user-agent": PHONE})
    assert answer.status_code == 302
    browser.post(reverse("account_logout"))


def known(**more):
    return UserFactory(last_login=timezone.now(), **more)


def test_a_new_device_is_told_in_the_member_s_language(db):
    ana = known(interface_language="fr", time_zone="Africa/Maputo")

    sign_in(Client(headers={"accept-language": "es"}), ana)

    [message] = mail.outbox
    assert message.to == [ana.email]
    assert message.extra_headers["Content-Language"] == "fr"
    assert "Chrome sur Android" in message.body
    assert "Africa/Maputo" in message.body


def test_a_known_device_is_not_told_again(db):
    ana, browser = known(), Client()
    sign_in(browser, ana)
    sign_in(browser, ana)

    assert len(mail.outbox) == 1


def test_the_first_sign_in_of_all_is_not_told(client, db):
    sign_in(client, UserFactory(last_login=None))

    assert not mail.outbox


def test_a_device_is_known_to_each_member_by_itself(client, db):
    ana, ben = known(), known()
    for who in (ana, ben, ana, ben):
        sign_in(client, who)

    assert [message.to for message in mail.outbox] == [[ana.email], [ben.email]]


def test_a_forged_mark_makes_no_device_known(client, db):
    ana = known()
    client.cookies["devices"] = "0" * 64

    sign_in(client, ana)

    assert len(mail.outbox) == 1


def test_a_lost_mail_keeps_nobody_out(client, db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    sign_in(client, known())

"""What administrators decide on a page: the name, the sender, the languages, who may take a seat; and a test mail."""

from django.core import mail
from django.test import Client
from django.urls import reverse

from house import known
from tests.factories.accounts import PASSWORD, UserFactory

PAGE = "/administration/"
DECIDED = {"name": "Semear", "sender": "semear@example.org", "languages": ["fr", "pt"], "registration": "open"}


def test_a_name_holds_on_every_page_and_in_every_mail(client, admin, member):
    client.force_login(admin)

    assert client.post(PAGE, DECIDED).status_code == 302

    assert "· Semear</title>" in client.get("/about/").content.decode()
    Client().post(reverse("account_reset_password"), {"email": member.email})
    assert mail.outbox[0].from_email == "Semear <semear@example.org>"
    assert "Semear" in mail.outbox[0].subject


def test_only_chosen_languages_are_offered(client, admin):
    client.force_login(admin)
    client.post(PAGE, DECIDED)

    visitor = Client(headers={"accept-language": "es, pt;q=0.5"})
    page = visitor.get("/?lang=ar")

    assert page.headers["Content-Language"] == "fr"
    assert 'hreflang="pt"' in page.content.decode()
    assert 'hreflang="ar"' not in page.content.decode()


def test_an_empty_sender_leaves_it_to_the_settings(client, admin, settings):
    client.force_login(admin)

    client.post(PAGE, DECIDED | {"sender": ""})

    assert known.sender() == settings.DEFAULT_FROM_EMAIL


def test_what_is_wrong_is_said_and_changes_nothing(client, admin):
    client.force_login(admin)

    answer = client.post(PAGE, DECIDED | {"sender": "nowhere"})

    assert answer.status_code == 422
    assert "Semear" in answer.content.decode()
    assert known.name() == "Palabre"


def test_a_test_mail_goes_to_the_administrator(client, admin):
    client.force_login(admin)
    client.post(PAGE, DECIDED)

    page = client.post(f"{PAGE}test-mail/", follow=True)

    assert mail.outbox[-1].to == [admin.email]
    assert mail.outbox[-1].from_email == "Semear <semear@example.org>"
    assert admin.email in page.content.decode()


def test_what_the_mail_server_said_is_shown(client, admin, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    client.force_login(admin)

    page = client.post(f"{PAGE}test-mail/", follow=True)

    assert "Connection refused" in page.content.decode()


def test_an_administrator_without_a_second_step_is_led_to_it(client, db):
    hasty = UserFactory(is_staff=True, is_superuser=True)
    client.post(reverse("account_login"), {"login": hasty.email, "password": PASSWORD})

    answer = client.get(PAGE, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("mfa_index")
    assert client.post(PAGE, DECIDED).status_code == 302
    assert known.name() == "Palabre"

"""The mails of a demonstration can be read at /dev/mail/, and nowhere else."""

import re

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

BACKEND = "django.core.mail.backends.filebased.EmailBackend"


@pytest.fixture
def demonstration(settings, tmp_path):
    settings.DEMO, settings.IS_PUBLIC = True, False
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = BACKEND, str(tmp_path)


def send(subject="Confirmez votre adresse — été", text="Ouvrez http://localhost:8000/a/b:c/ s’il vous plaît.", **more):
    mail = EmailMultiAlternatives(subject, text, "palabre@example.org", ["ana@example.org"], **more)
    mail.attach_alternative("<script>alert(1)</script>", "text/html")
    mail.send()


def addresses(client):
    return re.findall(r'href="(/dev/mail/[^"]+/)"', client.get("/dev/mail/").content.decode())


def test_a_mail_is_shown_with_its_links(client, demonstration):
    send()

    page = client.get(addresses(client)[0]).content.decode()

    assert "Confirmez votre adresse — été" in page
    assert "ana@example.org" in page
    assert '<a href="http://localhost:8000/a/b:c/"' in page
    assert "<script>alert" not in page


def test_what_a_mail_says_is_text_and_never_markup(client, demonstration):
    send(subject="<b>bold</b>", text="<img src=x onerror=alert(1)>")

    page = client.get(addresses(client)[0]).content.decode()

    assert "&lt;b&gt;bold" in page
    assert "<img" not in page


def test_the_newest_mail_stands_first_also_within_one_file(client, demonstration):
    send(subject="First")
    with get_connection() as connection:
        send(subject="Second", connection=connection)
        send(subject="Third", connection=connection)

    page = client.get("/dev/mail/").content.decode()

    assert page.index("Third") < page.index("Second") < page.index("First")


def test_without_mail_the_page_says_so(client, demonstration):
    assert b"No mail yet" in client.get("/dev/mail/").content


@pytest.mark.parametrize("name", ["nothing", "20261121-1-1", "secret-1", "-1"])
def test_a_name_that_is_none_leads_nowhere(client, demonstration, name):
    assert client.get(f"/dev/mail/{name}/").status_code == 404


def test_the_mails_are_not_for_search_engines_and_not_kept(client, demonstration):
    response = client.get("/dev/mail/")

    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize(("is_demo", "is_public"), [(False, False), (False, True), (True, True)])
def test_they_are_not_there_outside_a_demonstration_or_on_a_public_site(
    client, demonstration, settings, is_demo, is_public
):
    send()
    address = addresses(client)[0]
    settings.DEMO, settings.IS_PUBLIC = is_demo, is_public

    assert client.get("/dev/mail/").status_code == 404
    assert client.get(address).status_code == 404

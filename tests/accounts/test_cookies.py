"""Behind https every cookie bears a name that browsers take from this host alone, and everything goes on as before."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import PASSWORD

SIGN_IN = reverse("account_login")


@pytest.fixture
def behind_https(settings):
    settings.COOKIE_PREFIX = "__Host-"
    for name in ("SESSION", "CSRF", "LANGUAGE"):
        plain = getattr(settings, f"{name}_COOKIE_NAME")
        setattr(settings, f"{name}_COOKIE_NAME", f"__Host-{plain}")
        setattr(settings, f"{name}_COOKIE_SECURE", True)


def sign_in(browser, member):
    page = browser.get(f"{SIGN_IN}?lang=fr&look=dark", secure=True).text
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token is not None
    sent = {"login": member.email, "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    return browser.post(SIGN_IN, sent, secure=True, headers={"referer": f"https://testserver{SIGN_IN}"})


def test_every_cookie_is_bound_to_this_host(behind_https, member):
    browser = Client(enforce_csrf_checks=True)

    assert sign_in(browser, member).status_code == 302

    plain = {"sessionid", "csrftoken", "django_language", "look", "devices"}
    assert set(browser.cookies) == {f"__Host-{name}" for name in plain}
    for cookie in browser.cookies.values():
        assert (cookie["secure"], cookie["path"], cookie["domain"], cookie["httponly"]) == (True, "/", "", True)


def test_what_they_hold_is_read_again(behind_https, client, member):
    sign_in(client, member)

    page = client.get("/", secure=True).text

    assert '<html lang="fr"' in page
    assert 'data-theme="dark"' in page
    assert member.display_name in page


def test_a_sentence_for_the_next_page_is_carried_there_and_dropped(behind_https, client, member):
    sign_in(client, member)
    client.post(reverse("account_logout"), secure=True)

    carried = client.cookies["__Host-messages"].value
    page = client.get("/", secure=True).text

    assert carried
    assert "Votre session est fermée." in page
    assert client.cookies["__Host-messages"].value == ""


def test_cookies_of_a_neighbouring_host_say_nothing(behind_https, client, member):
    client.cookies["look"], client.cookies["django_language"] = "dark", "fr"

    page = client.get("/", secure=True).text

    assert '<html lang="en"' in page
    assert 'data-theme="dark"' not in page

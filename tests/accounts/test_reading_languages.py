"""In which language and time zone a page is shown."""

import pytest
from django.urls import reverse

PAGE = reverse("pages:members")


def test_the_address_beats_cookie_profile_and_browser(client, member):
    member.interface_language = "fr"
    member.save()
    browser = {"Accept-Language": "ar"}

    assert client.get(PAGE, headers=browser).headers["Content-Language"] == "ar"
    client.force_login(member)
    assert client.get(PAGE, headers=browser).headers["Content-Language"] == "fr"
    assert client.get(f"{PAGE}?lang=es", headers=browser).headers["Content-Language"] == "es"
    assert client.get(PAGE, headers=browser).headers["Content-Language"] == "es"
    assert client.get(f"{PAGE}?lang=pt", headers=browser).headers["Content-Language"] == "pt"


def test_choosing_in_passing_leaves_the_profile_alone(client, member):
    client.force_login(member)

    client.get(f"{PAGE}?lang=es")

    member.refresh_from_db()
    assert member.interface_language == "en"


@pytest.mark.parametrize("wrong", ["de", "", "../../etc", "fr\x00"])
def test_unknown_languages_are_passed_over(client, db, wrong):
    answer = client.get(PAGE, {"lang": wrong})

    assert answer.headers["Content-Language"] == "en"
    assert not answer.cookies


def test_arabic_runs_from_right_to_left(client, db):
    assert '<html lang="ar" dir="rtl"' in client.get(f"{PAGE}?lang=ar").content.decode()


def test_caches_know_what_the_language_depends_on(client, db):
    assert {"Accept-Language", "Cookie"} <= set(client.get(PAGE).headers["Vary"].split(", "))


def test_a_time_zone_that_is_no_longer_known_locks_nobody_out(client, member):
    member.time_zone = "Gone/Town"
    member.save()
    client.force_login(member)

    assert client.get(PAGE).status_code == 200

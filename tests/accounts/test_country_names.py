"""Members' countries are named in the reader's language."""

import pytest
from django.test import Client
from django.utils import translation

from accounts import countries
from accounts.models import User

NAMES = {"en": "Benin", "fr": "Bénin", "es": "Benín", "pt": "Benim", "ar": "بنين"}


@pytest.mark.parametrize(("language", "name"), NAMES.items())
def test_a_profile_names_the_country_in_the_reader_s_language(client: Client, member: User, language: str, name: str):
    client.force_login(member)

    for address in ("/members/member/", "/members/"):
        assert f">{name}</p>" in client.get(address, {"lang": language}).text


def test_the_profile_form_lists_all_countries_by_their_names(client: Client, member: User):
    client.force_login(member)

    page = client.get("/accounts/profile/", {"lang": "es"}).text

    assert page.index(">Alemania<") < page.index(">España<") < page.index(">Ucrania<")
    with translation.override("es"):
        assert len(countries.choices()) == 249


@pytest.mark.parametrize("language", ["fr", "es", "pt", "ar"])
def test_our_own_names_say_something_else_than_the_package(language: str):
    package, ours = countries.catalogue(language), countries.own_names(language)

    assert not [code for code in ours if package.gettext(countries.english_name(code)) == ours[code]]


def test_a_code_that_there_is_not_has_no_name():
    assert countries.name("XX") == ""

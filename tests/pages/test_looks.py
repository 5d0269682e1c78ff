"""What every page looks like, and what it must not know of a visitor."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.http import HttpRequest
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import timezone, translation
from pytest_django import Settings

from accounts.models import User
from markup import looks


def drawn(template: str, **context: object) -> str:
    return Template("{% load looks %}" + template).render(Context(context))


def asked(address: str, **cookies: str) -> HttpRequest:
    request = RequestFactory().get(address)
    request.COOKIES.update(cookies)
    return request


@pytest.mark.django_db
class TestEveryPage:
    def test_a_visitors_page_holds_no_token_and_sets_no_cookie(self, client: Client) -> None:
        page = client.get("/")

        assert page.status_code == 200
        assert "csrfmiddlewaretoken" not in page.text
        assert not page.cookies

    def test_nothing_is_inline(self, client: Client, member: User) -> None:
        client.force_login(member)

        page = client.get("/").text

        assert "<style" not in page
        assert " style=" not in page
        assert " onclick=" not in page
        assert page.count("<script") == page.count('<script type="module" src=')

    def test_a_chosen_theme_is_kept(self, client: Client) -> None:
        first = client.get("/?look=dark")

        assert 'data-theme="dark"' in first.text
        assert first.cookies["look"].value == "dark"
        assert 'data-theme="dark"' in client.get("/").text
        assert "data-theme" not in client.get("/?look=auto").text

    def test_a_theme_that_does_not_exist_changes_nothing(self, client: Client) -> None:
        page = client.get("/?look=pink")

        assert "data-theme" not in page.text
        assert not page.cookies

    @pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("ar", "rtl")])
    def test_a_page_says_its_language_and_direction(self, client: Client, language: str, direction: str) -> None:
        page = client.get(f"/?lang={language}")

        assert f'<html lang="{language}" dir="{direction}">' in page.text
        assert f'href="?lang={language}" lang="{language}" hreflang="{language}" aria-current="true"' in page.text

    def test_languages_and_colours_keep_the_filters_of_a_list(self, client: Client) -> None:
        page = client.get("/nowhere/?country=bj&lang=en&theme=health")

        assert 'href="?country=bj&amp;theme=health&amp;lang=fr"' in page.text
        assert 'href="?country=bj&amp;theme=health&amp;look=dark"' in page.text

    def test_search_engines_are_kept_out(self, client: Client) -> None:
        page = client.get("/")

        assert page.headers["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in page.text


class TestSharing:
    def test_visitors_share_a_page_by_address_language_and_theme(self) -> None:
        with translation.override("fr"):
            key = looks.shared_key(asked("/threads/?board=open&lang=fr&look=dark"))

        assert key == "/threads/?board=open fr dark"

    def test_a_theme_kept_in_a_cookie_is_another_page(self) -> None:
        assert looks.shared_key(asked("/", look="dark")) != looks.shared_key(asked("/"))

    @pytest.mark.parametrize("cookie", ["sessionid", "messages"])
    def test_who_has_a_session_or_a_message_shares_nothing(self, cookie: str) -> None:
        assert looks.shared_key(asked("/", **{cookie: "x"})) is None

    def test_only_reading_is_shared(self) -> None:
        assert looks.shared_key(RequestFactory().post("/")) is None

    def test_a_site_that_wants_to_be_found_lists_what_views_offer(self, settings: Settings) -> None:
        request = asked("/")
        looks.list_publicly(request)
        assert not looks.is_listed(request)

        settings.INDEXED = True
        looks.list_publicly(request)
        assert looks.is_listed(request)


class TestWords:
    WHEN = datetime(2026, 11, 21, 14, 20, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("language", "written"),
        [
            ("en", "21 Nov 2026, 17:20"),
            ("fr", "21 nov. 2026, 17:20"),
            ("es", "21 nov 2026, 17:20"),
            ("pt", "21 de nov. de 2026, 17:20"),
            ("ar", "21 نوفمبر 2026، 17:20"),
        ],
    )
    def test_a_moment_is_written_in_the_readers_zone_and_language(self, language: str, written: str) -> None:
        with timezone.override("Africa/Nairobi"), translation.override(language):
            time = drawn("{% moment when %}", when=self.WHEN)

        assert 'datetime="2026-11-21T14:20:00+00:00"' in time
        assert f">{written}</time>" in time

    def test_a_moment_that_did_not_come_is_nothing(self) -> None:
        assert drawn("{% moment when %}", when=None) == ""

    @pytest.mark.parametrize(
        ("language", "attributes"),
        [
            ("ar", 'lang="ar" dir="rtl"'),
            ("pt-BR", 'lang="pt-BR" dir="ltr"'),
            ("", 'dir="auto"'),
            ('x" a="', 'dir="auto"'),
        ],
    )
    def test_a_members_text_says_its_language(self, language: str, attributes: str) -> None:
        assert drawn("{% words_language language %}", language=language) == attributes

    def test_an_icon_is_decoration_from_the_one_sprite(self) -> None:
        icon = drawn('{% icon "way" %}')

        assert icon.startswith('<svg class="icon icon--turns" aria-hidden="true">')
        assert "icons.svg#i-way" in icon


class StoryForm(forms.Form):
    title = forms.CharField(help_text="A few words.")
    role = forms.ChoiceField(choices=[("a", "Observer"), ("b", "Funder")], widget=forms.RadioSelect)
    consent = forms.BooleanField(label="I agree")


class TestForms:
    def test_an_error_is_tied_to_its_field(self) -> None:
        form = StoryForm({"title": "", "role": "a", "consent": "on"})

        page = drawn("{{ form }}", form=form)

        assert 'aria-invalid="true"' in page
        assert 'aria-describedby="id_title_helptext id_title_error"' in page
        assert 'id="id_title_helptext"' in page
        assert 'id="id_title_error"' in page

    def test_choices_stand_in_a_named_group(self) -> None:
        page = drawn("{{ form }}", form=StoryForm())

        assert "<fieldset" in page
        assert "<legend>Role" in page
        assert 'class="field__choice" for="id_role_0"' in page
        assert '<label class="field__choice" for="id_consent">' in page

    def test_the_summary_leads_to_each_field(self) -> None:
        form = StoryForm({})

        page = drawn('{% include "components/_errors.html" %}', form=form)

        assert 'href="#id_title"' in page
        assert 'href="#id_role"' in page
        assert "3 things to mend" in page

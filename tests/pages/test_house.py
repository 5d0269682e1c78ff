"""Terms, privacy, help and the like: everybody reads them, editors keep them in five languages."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import User
from markup import direction, render
from pages.house import LABELS, delivered
from pages.models import HousePage, HouseVersion
from tests.factories.pages import house_page

LANGUAGES = [code for code, _name in settings.LANGUAGES]
BLANK = {"title": "", "body": "", "base": "0"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", LABELS)
def test_every_page_comes_with_a_text_in_every_language(client: Client, db: None, slug: str, language: str):
    page = client.get(f"/{slug}/?lang={language}")

    assert page.status_code == 200
    assert f'<h1 id="title" lang="{language}" dir="{direction(language)}">' in page.text
    assert "{site}" not in page.text


@pytest.mark.parametrize("slug", LABELS)
def test_the_delivered_texts_have_the_same_parts_in_every_language(slug: str):
    shapes = {language: re.findall(r"<(\w+)", render(delivered(slug, language).body)) for language in LANGUAGES}

    links = {language: re.findall(r'href="([^"]+)"', render(delivered(slug, language).body)) for language in LANGUAGES}

    assert len({tuple(shape) for shape in shapes.values()}) == 1, shapes
    assert len({tuple(sorted(found)) for found in links.values()}) == 1, links


def test_the_links_of_the_delivered_texts_lead_somewhere(client: Client, db: None):
    texts = "".join(render(delivered(slug, "en").body) for slug in LABELS)

    answers = {link: client.get(link).status_code for link in set(re.findall(r'href="(/[^"]*)"', texts))}

    assert set(answers.values()) == {200}, answers


def test_an_editor_of_another_language_goes_on_in_their_own(client: Client, editor: User):
    client.force_login(editor)
    client.get("/editing/?lang=ar")

    page = client.post("/help/edit/fr/", {"title": "Aide", "body": "Tout.", "base": "0"}, follow=True)

    assert '<html lang="ar"' in page.text
    assert "Français" in page.text


def test_an_editor_changes_a_text_and_the_earlier_ones_stay(client: Client, editor: User):
    client.force_login(editor)
    form = {"title": "Aide", "body": "## Lire\n\nTout.", "base": "0"}

    first = client.post("/help/edit/fr/", form)
    client.post("/help/edit/fr/", {**form, "body": "Autrement.", "base": "1"})

    assert first.headers["Location"] == "/editing/"
    assert "Autrement." in client.get("/help/?lang=fr").text
    listed = client.get("/help/history/").text
    versions = HouseVersion.objects.of("help", "fr")
    assert [version.number for version in versions] == [2, 1]
    assert all(f'href="/help/history/{version.pk}/"' in listed for version in versions)
    assert "<h2>Lire</h2>" in client.get(f"/help/history/{versions[1].pk}/").text


def test_visitors_read_a_change_at_once(client: Client, db: None):
    assert "Neuf." not in client.get("/terms/?lang=fr").text

    house_page("terms", "fr", body="Neuf.")

    assert "Neuf." in client.get("/terms/").text


def test_visitors_share_the_page(client: Client, db: None, django_assert_num_queries):
    client.get("/privacy/?lang=es")

    with django_assert_num_queries(1):
        client.get("/privacy/")


def test_without_a_text_in_ones_language_another_one_is_shown_with_a_sentence(client: Client, db: None):
    for language in ("en", "fr", "es", "pt"):
        house_page("rules", language, **BLANK | {"base": 0})

    page = client.get("/rules/?lang=fr").text

    assert f'<h1 id="title" lang="ar" dir="rtl">{delivered("rules", "ar").title}</h1>' in page
    assert '<div class="prose after" lang="ar" dir="rtl">' in page
    assert "Cette page n’existe pas encore dans votre langue." in page


def test_a_page_without_a_text_in_any_language_is_not_there(client: Client, db: None):
    for language in LANGUAGES:
        house_page("imprint", language, **BLANK | {"base": 0})

    assert client.get("/imprint/").status_code == 404


def test_the_preview_is_the_page_to_be(client: Client, editor: User):
    client.force_login(editor)
    body = "## Part\n\n**bold** <b>bare</b>\n\n| a | b |\n|---|---|\n| 1 | 2 |"

    page = client.post("/help/edit/en/", {"title": "Help", "body": body, "base": "0", "preview": "1"})

    assert render(body, language="en", heading=2) in page.text
    assert not HousePage.objects.exists()


def test_of_two_editors_the_second_sees_both_texts(client: Client, editor: User):
    house_page("help", "en", title="Help", body="Hers.")
    client.force_login(editor)

    page = client.post("/help/edit/en/", {"title": "Help", "body": "His.", "base": "0"})

    assert page.status_code == 409
    assert "Hers." in page.text
    assert "His." in page.text
    assert HousePage.objects.get().body == "Hers."
    assert client.post("/help/edit/en/", {"title": "Help", "body": "Both.", "base": "1"}).status_code == 302
    assert HousePage.objects.get().body == "Both."


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"body": ""}, "A page has a title and a text."),
        ({"title": ""}, "A page has a title and a text."),
        ({"title": "\u200b"}, "This field is required."),
        ({"body": "a" * 50_001}, "This text is too long"),
        ({"base": "many"}, "Enter a whole number."),
    ],
)
def test_a_wrong_text_is_refused_and_kept(client: Client, editor: User, wrong: dict[str, str], sentence: str):
    client.force_login(editor)

    page = client.post("/help/edit/en/", {"title": "Our help", "body": "Our text.", "base": "0", **wrong})

    assert page.status_code == 422
    assert sentence in page.text
    assert ("Our text." in page.text) or "body" in wrong
    assert not HousePage.objects.exists()


def test_members_are_not_led_to_editing(client: Client, member: User, editor: User):
    client.force_login(member)
    assert reverse("pages:editing") not in client.get("/help/").text

    client.force_login(editor)
    page = client.get("/help/").text
    assert reverse("pages:editing") in page
    assert "/help/edit/en/" in page


def test_who_wrote_a_text_is_shown_to_editors_only(client: Client, editor: User):
    house_page("help", "en", title="Help", body="Text.", by=editor)

    assert editor.display_name not in client.get("/help/history/").text
    client.force_login(editor)
    assert client.get("/help/history/").text.count(editor.display_name) > 1


def test_the_foot_leads_to_every_page(client: Client, db: None):
    foot = client.get("/").text.partition("<footer")[2]

    assert all(f'href="/{slug}/"' in foot for slug in LABELS)

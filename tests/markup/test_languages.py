"""The language of a text is guessed where small words tell it, and left alone where they do not."""

import re
import tomllib
from pathlib import Path

import polib
import pytest
from django.conf import settings

from markup.languages import guess
from pages.house import LABELS, delivered

ROOT = Path(__file__).resolve().parent.parent.parent
CODES = [code for code, _name in settings.LANGUAGES]
FOREIGN = {
    "German": "Die Bauern haben im ersten Jahr gelernt, wie man das Wasser verteilt und den Boden pflegt.",
    "Indonesian": "Para petani belajar cara membagi air dan merawat tanah pada tahun pertama.",
    "Swahili": "Wakulima walijifunza jinsi ya kugawa maji na kutunza udongo katika mwaka wa kwanza.",
    "Italian": "I contadini hanno imparato nel primo anno come distribuire l'acqua e curare il terreno.",
    "Turkish": "Çiftçiler ilk yıl suyu nasıl dağıtacaklarını öğrendiler.",
    "Persian": "کشاورزان در سال اول یاد گرفتند که چگونه آب را تقسیم کنند",
    "Urdu": "کسانوں نے پہلے سال پانی تقسیم کرنا سیکھا",
    "Russian": "Крестьяне научились распределять воду в первый год.",
    "Chinese": "農民在第一年學會了分配水 並且 照顧土地",
}


def sentences(language: str) -> list[str]:
    """What the site itself says in a language, nine words and longer."""
    other = "fr" if language == "en" else language
    entries = polib.pofile(str(settings.LOCALE_PATHS[0] / other / "LC_MESSAGES" / "django.po"))
    said = [entry.msgid if language == "en" else entry.msgstr for entry in entries if not entry.obsolete]
    bare = [re.sub(r"<[^>]+>|%\(\w+\)s|\{\w+\}", " ", one) for one in said]
    return [one for one in bare if len(one.split()) >= 9]


@pytest.mark.parametrize("language", CODES)
def test_sentences_are_told_apart(language: str):
    guesses = [guess(sentence) for sentence in sentences(language)]

    assert len(guesses) > 100
    assert guesses.count(language) / len(guesses) > 0.9
    assert sum(one not in {language, None} for one in guesses) / len(guesses) < 0.01


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("slug", LABELS)
def test_whole_texts_are_never_mistaken(language: str, slug: str):
    assert guess(delivered(slug, language).body) == language


def test_posts_of_members_are_told():
    posts = tomllib.loads((ROOT / "pages" / "demo" / "threads.toml").read_text())
    texts = list(_texts(posts))

    assert len(texts) > 20
    assert [guess(body) for _language, body in texts] == [language for language, _body in texts]


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_not_taken_for_one_of_the_five(language: str):
    assert guess(FOREIGN[language]) is None


@pytest.mark.parametrize(
    "text", ["", "OK", "2026", "https://example.org/le/la/les/de/des", "`the of and to in is`", "Benin"]
)
def test_nothing_is_guessed_from_nothing(text: str):
    assert guess(text) is None


def test_a_quotation_does_not_speak_for_who_quotes():
    assert guess("> Who has tried this in the dry season?\n\nNous l’avons fait avec les femmes du village.") == "fr"


def _texts(told: object):
    if isinstance(told, dict):
        if "language" in told and "body" in told:
            yield told["language"], told["body"]
        told = list(told.values())
    if isinstance(told, list):
        for one in told:
            yield from _texts(one)

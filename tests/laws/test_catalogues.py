"""Every sentence of code and templates stands in every catalogue, translated, with its placeholders."""

import re

import polib
import pytest
from django.conf import settings

from config.messages import PLURALS, Message, collect, forms, placeholders

LANGUAGES = sorted(PLURALS)


@pytest.fixture(scope="module")
def said() -> set[Message]:
    return set(collect(settings.BASE_DIR))


def catalogue(language: str) -> list[polib.POEntry]:
    path = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def test_there_is_a_catalogue_for_every_language_but_the_one_we_write_in():
    assert {code for code, _name in settings.LANGUAGES} == {*PLURALS, settings.LANGUAGE_CODE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_what_the_site_says_and_nothing_else(language, said):
    kept = {Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "") for entry in catalogue(language)}

    assert kept == said, "Run `make messages`, then translate what is new."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_in_all_its_forms(language):
    unfinished = [entry.msgid for entry in catalogue(language) if not _is_finished(entry, language)]

    assert not unfinished


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_placeholders(language):
    finished = [entry for entry in catalogue(language) if _is_finished(entry, language)]
    broken = [entry.msgid for entry in finished if not _keeps_placeholders(entry)]

    assert not broken


def test_french_marks_are_not_torn_from_their_word():
    texts = [text for entry in catalogue("fr") for text in (entry.msgstr, *entry.msgstr_plural.values())]

    assert [text for text in texts if re.search(r"\S [:;?!»]|« ", text)] == []


def _is_finished(entry: polib.POEntry, language: str) -> bool:
    if "fuzzy" in entry.flags:
        return False
    if not entry.msgid_plural:
        return bool(entry.msgstr)
    return len(entry.msgstr_plural) == forms(language) and all(entry.msgstr_plural.values())


def _keeps_placeholders(entry: polib.POEntry) -> bool:
    if not entry.msgid_plural:
        return placeholders(entry.msgstr) == placeholders(entry.msgid)
    known = placeholders(entry.msgid_plural)
    # "One reply", "two replies": only the form for any number must say the number.
    *special, general = (entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural))
    return placeholders(general) == known and all(set(placeholders(text)) <= set(known) for text in special)

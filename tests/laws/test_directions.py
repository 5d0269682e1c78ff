"""Wherever a member's words are shown they carry their language, and leave the direction of other words alone."""

import re
from collections.abc import Iterable, Iterator

import pytest

from tests.laws.conftest import PERSONS, Walk
from tests.laws.reading import Page, Words
from tests.laws.village import LANGUAGE, OLIVE, PALM

pytestmark = [pytest.mark.django_db, pytest.mark.either(half=0)]
# Between these marks a name runs its own way inside one of our sentences, where no element can mark it.
ISOLATED = re.compile("\N{FIRST STRONG ISOLATE}[^\N{POP DIRECTIONAL ISOLATE}]*\N{POP DIRECTIONAL ISOLATE}")
# What is typed has no language before it is sent; a title of a page is plain text of one direction.
TYPED = {"textarea", "input"}
PLAIN = {"title", "link"}


@pytest.mark.parametrize("person", PERSONS)
def test_members_words_run_their_own_way(person: str, walk: Walk):
    found = {str(words): one.path for one in walk[person] if one.page for words in _turned(one.page.words)}

    assert not found, "\n".join(f"{words} on {path}" for words, path in found.items())


@pytest.mark.parametrize("person", PERSONS)
def test_members_texts_say_their_language(person: str, walk: Walk):
    found = {str(words): one.path for one in walk[person] if one.page for words in _unnamed(one.page.words)}

    assert not found, "\n".join(f"{words} on {path}" for words, path in found.items())


@pytest.mark.parametrize("person", PERSONS)
def test_members_texts_were_met(person: str, walk: Walk):
    met = [words for one in walk[person] if one.page for words in _theirs(one.page.words)]

    assert {words.language for words in met if PALM in words.words} >= {LANGUAGE}
    assert len(met) > 100


def test_the_law_sees_what_it_forbids():
    page = Page(
        f'<html lang="en" dir="ltr"><title>{PALM}</title><p>{OLIVE}</p><bdi>{OLIVE}</bdi><p dir="auto">{PALM}</p>'
        f'<p lang="ar" dir="rtl">{PALM}</p><p>On \N{FIRST STRONG ISOLATE}{OLIVE}\N{POP DIRECTIONAL ISOLATE}</p>'
        f'<input value="{OLIVE}"><input dir="auto" value="{PALM}">'
    )

    assert [words.around[-1] for words in _turned(page.words)] == ["p", "input"]
    assert [words.around[-1] for words in _unnamed(page.words)] == ["p"]


def _turned(words: Iterable[Words]) -> Iterator[Words]:
    return (one for one in _theirs(words) if one.direction not in {"auto", "rtl"})


def _unnamed(words: Iterable[Words]) -> Iterator[Words]:
    texts = (one for one in _theirs(words) if PALM in one.words and not TYPED & set(one.around))
    return (one for one in texts if one.language != LANGUAGE)


def _theirs(words: Iterable[Words]) -> Iterator[Words]:
    for one in words:
        shown = ISOLATED.sub("", one.words)
        if (PALM in shown or OLIVE in shown) and one.around[-1] not in PLAIN:
            yield one

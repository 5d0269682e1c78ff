"""Spellings of one keyword meet in one tag, whoever comes first."""

import threading
import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tags import folding
from tags.actions import check_keyword, keyword, keywords
from tags.finding import country
from tags.models import Tag

WORDS = st.text(min_size=1, max_size=60)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "spellings",
    [
        ("WASH", "wash", "Wash ", " #wash"),
        ("South  Sudan", "south sudan", "SOUTH\u00a0SUDAN", "South\nSudan"),
        ("école", "E\u0301COLE", "ÉCOLE"),
        ("Straße", "STRASSE"),
        ("ﬁnance", "Finance", "ＦＩＮＡＮＣＥ"),
        ("مياه", "\u200fمياه\u200e"),
        ("soft\u00adware", "software"),
    ],
)
def test_spellings_with_one_fold_share_a_tag_shown_as_first_written(spellings):
    tags = {keyword(spelling) for spelling in spellings}

    assert len(tags) == 1
    assert tags.pop().label == folding.tidy(spellings[0])


@pytest.mark.django_db
def test_a_keyword_may_be_named_like_a_country_or_a_theme():
    benin, health, code = keyword("Benin"), keyword("health"), keyword("BJ")

    assert benin != country("BJ")
    assert [tag.get_absolute_url() for tag in (benin, health, code)] == ["/tags/benin/", "/tags/health/", "/tags/bj/"]
    assert Tag.objects.filter(name__in=["Benin", "benin"]).count() == 2


@pytest.mark.django_db
def test_keywords_that_lose_their_signs_in_an_address_keep_addresses_of_their_own():
    tags = [keyword(word) for word in ("c", "c++", "C#", "c-", "a b", "a-b", "a--b", "नीति")]

    assert len({tag.slug for tag in tags}) == len(tags)
    assert tags[0].slug == "c"
    assert keyword("C++") == tags[1]


@pytest.mark.django_db
def test_an_address_is_written_in_ascii():
    assert keyword("تعليم").get_absolute_url() == "/tags/%D8%AA%D8%B9%D9%84%D9%8A%D9%85/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("word", "sentence"),
    [("!!!", "needs a letter"), ("", "needs a letter"), ("x" * 51, "too long"), ("ß" * 30, "too long")],
)
def test_what_cannot_be_a_keyword_is_refused_with_a_sentence(word, sentence):
    with pytest.raises(ValidationError, match=sentence):
        keyword(word)

    assert not Tag.objects.keywords().exists()


@pytest.mark.django_db
def test_a_thing_has_at_most_eight_keywords_and_each_once():
    assert [tag.label for tag in keywords(["Rice", "rice", "Millet"])] == ["Rice", "Millet"]
    with pytest.raises(ValidationError, match="at most 8 keywords"):
        keywords(f"word {number}" for number in range(9))


@pytest.mark.django_db
def test_the_database_refuses_a_tag_that_taggit_would_make_of_a_string():
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.create(name="made of a string")


@pytest.mark.django_db(transaction=True)
@pytest.mark.services
def test_twenty_writers_at_once_make_one_keyword():
    made, start = [], threading.Barrier(20)

    def write():
        start.wait()
        made.append(keyword("Rain-fed rice").pk)
        connection.close()

    writers = [threading.Thread(target=write) for _writer in range(20)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert len(made) == 20
    assert len(set(made)) == 1


@given(WORDS)
@example("ͅΑ")
@example("ﷺ")
@example("İstanbul")
def test_a_fold_is_its_own_fold_and_does_not_mind_case(word):
    key = folding.fold(word)

    assert folding.fold(key) == key
    assert folding.fold(folding.tidy(word)) == key
    assert folding.fold(unicodedata.normalize("NFD", word)) == key
    assert folding.fold(f"  {word}\t") == key
    assert folding.fold(word.casefold()) == key


class TwoSpellings(TestCase):
    @given(WORDS)
    def test_of_any_acceptable_word_give_one_tag(self, word):
        try:
            check_keyword(word)
        except ValidationError:
            return
        first = keyword(word)

        assert keyword(first.label) == first
        assert keyword(first.code) == first
        assert first.slug
        assert first.code == folding.fold(word)

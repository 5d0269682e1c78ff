"""One word, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.folding import alternatives, fold, telling


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Expérience", "experience"),
        ("São Tomé e Príncipe", "sao tome e principe"),
        ("ação", "acao"),
        ("Ngũgĩ", "ngugi"),
        ("İstanbul ısı", "istanbul isi"),
        ("NIÑO", "nino"),
        ("cœur æon", "coeur aeon"),
        ("Straße", "strasse"),
        ("Ørsted Łódź Đà", "orsted lodz da"),
        ("Ａｂｃ １２", "abc 12"),
        ("ﬁn", "fin"),
        ("l’école d'été", "l ecole d ete"),
        ("South-South", "south south"),
        ("a_b.c/d", "a b c d"),
        ("مُؤَسَّسَة", "موسسه"),
        ("أحمد إلى آخر ٱلكتاب", "احمد الي اخر الكتاب"),
        ("المـــياه", "المياه"),
        ("مستشفى", "مستشفي"),
        ("شئون", "شيون"),
        ("٢٠٢٦ ۲۰۲۶", "2026 2026"),
        ("کیفیت", "كيفيت"),
        ("\u200fمياه\u200e", "مياه"),
        ("", ""),
        (" \n\x00…", ""),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_folded_text_is_words_and_stays_as_it_is(text):
    folded = fold(text)

    assert fold(folded) == folded
    assert all(word.isalnum() for word in folded.split(" ") if folded)


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("مياه", {"المياه", "والمياه", "ومياه"}),
        ("والمياه", {"المياه", "مياه"}),
        ("المياه", {"مياه", "والمياه"}),
        ("well", {"wells"}),
        ("ecoles", {"ecole"}),
        ("canales", {"canal"}),
    ],
)
def test_a_word_is_looked_for_in_its_forms(word, others):
    forms = alternatives(word)

    assert forms[0] == word
    assert others < set(forms)


@pytest.mark.parametrize("word", ["وطن", "الم"])
def test_a_short_word_keeps_its_first_letters(word):
    assert {"طن", "م"}.isdisjoint(alternatives(word))


def test_words_that_every_text_has_are_asked_for_only_alone():
    assert telling(["l", "eau", "de", "la", "ville"]) == ["eau", "ville"]
    assert telling(["de", "la"]) == ["de", "la"]

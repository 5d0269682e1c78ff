"""What readers ask and what they are shown."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.finding import find
from tests.factories.search import MOMENT, indexed
from tests.factories.tags import country, keyword, theme

pytestmark = pytest.mark.django_db
READER = AnonymousUser()


def found(query, **narrowing):
    return [hit.key for hit in find(query, user=READER, **narrowing)]


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "The well stood between two villages.", "well village"),
        ("fr", "L’école a été reconstruite après la crue.", "ecole reconstruite"),
        ("fr", "L’école a été reconstruite après la crue.", "l'école"),
        ("fr", "Une école a été reconstruite.", "l’ecole"),
        ("es", "El niño aprendió a leer con su abuela.", "NINO aprendio"),
        ("pt", "A cooperação não terminou com o financiamento.", "cooperacao nao"),
        ("pt", "Os canais da irrigação", "irrigacao"),
        ("ar", "تعلمت المُزارعات من الجيران كيف تُحفظ المياه", "مياه"),
        ("ar", "تعلمت المُزارعات من الجيران كيف تُحفظ المياه", "والمزارعات"),
        ("ar", "أُغلق المستشفى في السنة الثانية", "مستشفي"),
        ("ar", "مدرسة جديدة في القرية", "المدرسه"),
        ("en", "It began in ٢٠١٩ and cost €1.200", "2019 200"),
        ("sw", "Walijifunza kutoka kwa majirani", "majirani"),
    ],
)
def test_a_text_is_found_in_its_language(language, text, query):
    key = indexed(language=language, texts=[text])
    indexed(texts=["Something else entirely"])

    assert found(query) == [key]


@pytest.mark.parametrize(
    "query", ["water", "eau", "agua", "água", "مياه", "المياه", "sanitation", "Benin", "Bénin", "بنين"]
)
def test_the_names_of_tags_reach_the_same_case_in_every_language(query):
    key = indexed(texts=["x"], tags=[theme("water-sanitation"), country("BJ")])
    indexed(texts=["y"], tags=[theme("health"), country("KE")])

    assert found(query) == [key]


def test_a_keyword_is_found():
    key = indexed(tags=[keyword("Cash transfer")])

    assert found("cash-transfer") == [key]


def test_all_words_must_be_there():
    indexed(texts=["maize and beans"])
    both = indexed(texts=["maize in the north"])

    assert found("maize north") == [both]
    assert found("maize south") == []


@pytest.mark.parametrize("query", ['"two wells"', "“two wells”", "«two wells»", '"two wells" north'])
def test_a_phrase_keeps_its_words_together(query):
    indexed(texts=["wells for two villages in the north"])
    key = indexed(texts=["They dug two wells in the north"])

    assert found(query) == [key]


def test_the_last_word_may_be_unfinished():
    key = indexed(texts=["Clinics by neighbours"])

    assert found("neighbours clin") == [key]
    assert found("clin neighbours") == []
    assert found('"clin"') == []


def test_the_title_counts_more_than_the_text():
    later = MOMENT + timedelta(days=1)
    in_text = indexed(title="A story", texts=["seeds " + "and words about other things " * 20], created_at=later)
    in_title = indexed(title="Seeds", texts=["a story " + "and words about other things " * 20])

    assert found("seeds") == [in_title, in_text]


def test_of_two_that_fit_alike_the_newer_comes_first():
    older = indexed(texts=["seeds"])
    newer = indexed(texts=["seeds"], created_at=MOMENT + timedelta(days=1))

    assert found("seeds") == [newer, older]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("country:bj", {"benin"}),
        ("country:Bénin", {"benin"}),
        ('country:"Côte d’Ivoire"', {"ivoire"}),
        ("tag:health", {"benin"}),
        ("tag:Santé", {"benin"}),
        ("tag:seeds", {"ivoire"}),
        ("lang:fr", {"ivoire"}),
        ("kind:member", {"benin", "ivoire"}),
        ("kind:case", set()),
        ("country:bj country:ci", {"benin", "ivoire"}),
        ("country:bj tag:seeds", set()),
        ("country:bj word", {"benin"}),
        ("COUNTRY:BJ word", {"benin"}),
        ("country:nowhere", set()),
        ("tag:nothing word", set()),
        ("country:", set()),
        ("colour:red", set()),
    ],
)
def test_operators_narrow_down(query, names):
    keys = {
        "benin": indexed(texts=["word"], tags=[country("BJ"), theme("health")]),
        "ivoire": indexed(texts=["word"], language="fr", tags=[country("CI"), keyword("seeds")]),
    }

    assert set(found(query)) == {keys[name] for name in names}


def test_kinds_and_language_narrow_down():
    key = indexed(texts=["word"], language="fr")

    assert found("word", kinds={"member"}) == [key]
    assert found("word", kinds={"case"}) == []
    assert found("word", language="en") == []


@pytest.mark.parametrize("query", ["", "   ", '"', '""', "…", "!!!", "\x00", "' OR 1=1 --"])
def test_nothing_asked_is_nothing_found(query):
    indexed(texts=["word"])

    assert found(query) == []


SYNTAX = [
    "AND",
    "OR",
    "NOT",
    "NEAR(",
    "a*",
    "^a",
    "title:",
    "text:x",
    "{a b}",
    "-a",
    "+",
    "a<->b",
    "'",
    "\\",
    "%",
    ":*",
]
PIECES = st.sampled_from(
    [*SYNTAX, '"', '""', "(", ")", "tag:", "country:", "lang:x", "kind:", "\x00", "\ud800", "é", "ة", "²", "١", "a"]
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_a_question(query):
    assert found(query) == []


@given(text=st.text(max_size=100))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_put_and_shown(text):
    key = indexed(title=text, texts=[text, "marker"])

    hits = {hit.key: hit for hit in find("marker", user=READER, limit=1000)}

    assert "<mark>marker</mark>" in hits[key].excerpt
    assert "<" not in hits[key].excerpt.replace("<mark>", "").replace("</mark>", "")


def test_the_excerpt_shows_the_words_and_marks_them():
    indexed(texts=["first " * 50 + "before L’École <b> & après " + "last " * 50])

    excerpt = find("ecoles", user=READER)[0].excerpt

    assert excerpt.startswith("… first")
    assert "before <mark>L’École</mark> &lt;b&gt; &amp; après last" in excerpt
    assert excerpt.endswith("last …")


def test_pages_follow_each_other_without_gap_or_repetition():
    keys = [
        indexed(texts=["seeds"] * (number % 3 + 1), created_at=MOMENT + timedelta(days=number // 2))
        for number in range(9)
    ]

    whole = find("seeds", user=READER, limit=100)
    paged, place = [], None
    while page := find("seeds", user=READER, limit=2, before=place):
        paged += page
        place = page[-1].place

    assert [hit.key for hit in paged] == [hit.key for hit in whole]
    assert {hit.key for hit in whole} == set(keys)


@pytest.mark.parametrize("place", ["x", "1.2", "1.2.3.4", "-1.2.3", "1e3.2.3", "9" * 40 + ".1.1"])
def test_a_place_that_is_none_is_an_error(place):
    with pytest.raises(ValueError, match=r".+"):
        find("seeds", user=READER, before=place)

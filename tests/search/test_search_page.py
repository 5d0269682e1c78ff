"""The page /search/."""

from html import unescape

import pytest
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published
from tests.factories.search import indexed

pytestmark = pytest.mark.django_db
ADDRESS = "/search/"


def test_the_address():
    assert reverse("search:search") == ADDRESS


def test_without_words_it_says_how_to_ask(client):
    response = client.get(ADDRESS)

    assert response.status_code == 200
    assert "tag:health" in response.text
    assert "/cases/" in response.text


def test_a_result_shows_title_words_and_language(client):
    case = published(title="Les puits de Parakou", language="fr", content={"tried": "Nous avons creusé <des> puits."})

    page = client.get(ADDRESS, {"q": "puits"}).text

    assert f'<a href="{case.get_absolute_url()}" hreflang="fr" lang="fr" dir="ltr">Les puits de Parakou</a>' in page
    assert "creusé &lt;des&gt; <mark>puits.</mark>" in page
    assert '<span lang="fr" dir="ltr">Français</span>' in page


def test_an_arabic_result_runs_from_right_to_left(client):
    published(title="بئر في القرية", language="ar", content={"tried": "حفرنا بئرا"})

    page = client.get(ADDRESS, {"q": "بئر"}).text

    assert 'lang="ar" dir="rtl">بئر في القرية</a>' in page


def test_links_narrow_by_kind_and_language_and_keep_the_words(client):
    published(title="A well", language="en")

    page = unescape(client.get(ADDRESS, {"q": "well", "kind": "case"}).text)

    assert 'href="?q=well&kind=thread&before="' in page
    assert 'href="?q=well&kind=case&language=fr&before="' in page
    assert '<input type="hidden" name="kind" value="case"' in page
    assert "A well" in page
    assert "A well" not in client.get(ADDRESS, {"q": "well", "kind": "post"}).text
    assert "A well" not in client.get(ADDRESS, {"q": "well", "language": "fr"}).text


def test_nothing_found_offers_one_act(client):
    everywhere = client.get(ADDRESS, {"q": "nothing <b>"}).text
    narrowed = client.get(ADDRESS, {"q": "nothing", "kind": "case"}).text

    assert "“<bdi>nothing &lt;b&gt;</bdi>”" in everywhere
    assert "/threads/new/" in everywhere
    assert "Search everything" in narrowed


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"q": "w" * 201}, "at most 200 characters; these are 201"),
        ({"q": "a\x00b"}, "Null characters are not allowed"),
        ({"q": "well", "kind": "nonsense"}, "nonsense"),
        ({"q": "well", "language": "xx"}, "xx"),
        ({"q": "well", "before": "nonsense"}, "Please search again"),
        ({"q": "well", "before": "9.9"}, "Please search again"),
    ],
)
def test_a_bad_question_gets_a_sentence_and_keeps_its_words(client, asked, sentence):
    response = client.get(ADDRESS, asked)

    assert response.status_code == 422
    assert sentence in response.text
    assert asked["q"].replace("\x00", "")[:1] in response.text


def test_only_reading(client):
    assert client.post(ADDRESS, {"q": "well"}).status_code == 405


def test_the_next_page_goes_on(client):
    for _number in range(21):
        indexed(title="Seeds", texts=["seeds"])

    first = client.get(ADDRESS, {"q": "seeds"})
    second = client.get(ADDRESS, {"q": "seeds", "before": first.context["before"]})

    assert (len(first.context["lines"]), len(second.context["lines"])) == (20, 1)
    assert second.context["before"] is None


def test_a_member_finds_what_is_for_members(client, member):
    indexed(UserFactory(), texts=["seeds"], audience=frozenset({"members"}))

    visitors = client.get(ADDRESS, {"q": "seeds"})
    client.force_login(member)
    members = client.get(ADDRESS, {"q": "seeds"})

    assert (len(visitors.context["lines"]), len(members.context["lines"])) == (0, 1)


@pytest.mark.parametrize(("signed_in", "ceiling"), [(False, 3), (True, 7)])
def test_how_many_questions_a_page_costs(client, member, django_assert_max_num_queries, signed_in, ceiling):
    """One to the index and two for each kind that answers, beside the four that every page asks for a member."""
    for _number in range(25):
        indexed(title="Seeds", texts=["seeds"])
    if signed_in:
        client.force_login(member)
    client.get(ADDRESS, {"q": "seeds"})

    with django_assert_max_num_queries(ceiling):
        response = client.get(ADDRESS, {"q": "seeds"})

    assert len(response.context["lines"]) == 20

"""Finding cases in the library, and what a page costs."""

import re
from html import unescape

import pytest

from tests.factories.casestudies import published
from tests.factories.tags import country, theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(settings):
    settings.HOLD_FIRST_STORIES = False
    published(title="Pozos en Chile", language="es", tags=[country("CL"), theme("water-sanitation")])
    published(title="Milk banks", tags=[country("BR"), theme("health")], content={"sdg_goals": [3]})


def titles(client, query):
    return [case.title for case in client.get(f"/cases/{query}").context["cases"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Milk banks", "Pozos en Chile"]),
        ("?country=cl", ["Pozos en Chile"]),
        ("?theme=health", ["Milk banks"]),
        ("?language=es", ["Pozos en Chile"]),
        ("?sdg=3", ["Milk banks"]),
        ("?kind=study", []),
        ("?q=milk", ["Milk banks"]),
        ("?q=milk&country=cl", []),
        ("?q=milk&sdg=3", ["Milk banks"]),
        ("?q=milk&kind=study", []),
    ],
)
def test_the_list_is_narrowed_by_the_address(client, library, query, found):
    assert titles(client, query) == found


@pytest.mark.parametrize(
    "query", ["?country=xx", "?theme=nothing", "?before=x", "?q=milk&place=x", "?sdg=99", "?q=" + "a" * 201]
)
def test_an_unknown_filter_is_said(client, library, query):
    assert client.get(f"/cases/{query}").status_code == 422


def test_the_list_goes_on_without_offset(client, db, settings, django_assert_max_num_queries):
    for number in range(23):
        published(title=f"Story {number}")

    first = client.get("/cases/")
    with django_assert_max_num_queries(5):
        rest = titles(client, f"?before={first.context['before']}")

    assert len(first.context["cases"]) == 20
    assert rest == ["Story 2", "Story 1", "Story 0"]


def test_words_find_what_fits_least_where_only_that_passes_the_filters(client, db):
    published(title="Pozos", tags=[country("CL"), theme("water-sanitation")], content={"tried": "Some wells."})
    for number in range(62):
        published(title=f"Wells {number}")

    assert titles(client, "?q=wells&country=cl") == ["Pozos"]


def test_everything_that_words_find_is_reached_page_by_page(client, db, django_assert_max_num_queries):
    made = {published(title=f"Wells {number}").title for number in range(63)}

    seen, query = [], "?q=wells"
    while query:
        with django_assert_max_num_queries(9):
            answer = client.get(f"/cases/{query}")
        seen += [case.title for case in answer.context["cases"]]
        further = re.search(r'rel="next" href="(.*?)"', answer.content.decode())
        query = unescape(further[1]) if further else ""

    assert sorted(seen) == sorted(made)


def test_a_case_page_asks_little(client, member, library, django_assert_max_num_queries):
    case = published(member)
    with django_assert_max_num_queries(4):
        client.get(case.get_absolute_url())
    client.force_login(member)
    with django_assert_max_num_queries(8):
        client.get(case.get_absolute_url())


def test_old_addresses_lead_to_the_current_one(client, member):
    case = published(member)

    assert client.get(f"/cases/{case.pk}/").url == case.get_absolute_url()
    assert client.get(f"/cases/{case.pk}/another-title/").url == case.get_absolute_url()
    assert client.get("/cases/999999/").status_code == 404


@pytest.mark.parametrize("address", ["/cases/{}/", "/cases/{}/another-title/"])
def test_the_current_address_keeps_what_was_asked(client, member, address):
    case = published(member)

    answer = client.get(f"{address.format(case.pk)}?lang=fr&look=dark")

    assert answer.url == f"{case.get_absolute_url()}?lang=fr&look=dark"


def test_a_member_text_says_its_language_and_direction(client, member):
    case = published(member, title="بئر", language="ar")

    page = client.get(case.get_absolute_url()).content.decode()

    assert '<h1 id="title" lang="ar" dir="rtl">بئر</h1>' in page

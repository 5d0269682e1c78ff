"""Search engines learn of what everybody may read, where the community wants to be found."""

from xml.etree import ElementTree as ET

import pytest

from casestudies.actions import hide_case
from pages import sitemaps
from tests.factories.casestudies import published
from tests.factories.forum import BoardFactory, ThreadFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def found(settings):
    settings.INDEXED = True


def places(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    tree = ET.fromstring(response.content)  # noqa: S314  our own answer
    return [place.text.removeprefix("http://testserver") for place in tree.iter(f"{{{sitemaps.NAMESPACE}}}loc")]


def everything(client):
    return [place for section in places(client, "/sitemap.xml") for place in places(client, section)]


def test_it_lists_what_everybody_reads_and_nothing_else(client, moderator):
    shown, hidden = published(), published()
    hide_case(hidden, by=moderator, reason="It names a person.")
    thread, closed = ThreadFactory(), ThreadFactory(board=BoardFactory(audience="members"))

    listed = everything(client)

    assert {"/", "/countries/bj/", "/themes/health/", shown.get_absolute_url(), thread.get_absolute_url()} <= set(
        listed
    )
    assert not {hidden.get_absolute_url(), closed.get_absolute_url()} & set(listed)
    assert len(listed) == len(set(listed))


def test_every_listed_page_is_there(client):
    published()
    ThreadFactory()

    listed = [place for place in everything(client) if not place.startswith(("/countries/", "/themes/"))]

    assert {client.get(place).status_code for place in listed} == {200}


def test_a_section_costs_three_queries_whatever_it_holds(client, django_assert_max_num_queries):
    for _number in range(5):
        published()

    with django_assert_max_num_queries(3):
        assert len(places(client, "/sitemap-cases-1.xml")) == 5


def test_a_section_that_there_is_not_is_not_found(client):
    published()

    for address in ("/sitemap-cases-0.xml", "/sitemap-cases-99.xml", "/sitemap-members-1.xml", "/sitemap-pages-2.xml"):
        assert client.get(address).status_code == 404


def test_robots_are_told_where_it_is(client):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text


def test_who_does_not_want_to_be_found_has_none(client, settings):
    settings.INDEXED = False

    assert client.get("/sitemap.xml").status_code == 404
    assert "Sitemap" not in client.get("/robots.txt").text

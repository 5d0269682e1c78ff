"""Countries, themes and keywords: what was written about each, by date, and never by number."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from casestudies.actions import hide_case
from casestudies.models import Case
from tests.factories.casestudies import published
from tests.factories.forum import BoardFactory, ThreadFactory
from tests.factories.tags import country, keyword, theme

pytestmark = pytest.mark.django_db


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def part(said, name):
    """The section with an id."""
    return said.split(f'aria-labelledby="{name}"')[1].split("</section>")[0]


def partner(code, *roles):
    return {"country": code, "roles": list(roles), "words": ""}


def told(title="A case", *partners, **changes):
    tags = [*(country(row["country"]) for row in partners), theme("health")]
    return published(title=title, tags=tags, content={"partners": list(partners)}, **changes)


@pytest.mark.parametrize(
    ("language", "first", "last"), [("en", "Algeria", "Zimbabwe"), ("fr", "Afrique du Sud", "Zimbabwe")]
)
def test_countries_stand_by_region_and_alphabet_in_the_readers_language(client, language, first, last):
    said = page(client, f"/countries/?lang={language}")
    africa = re.findall(r'<li><a href="/countries/[a-z]{2}/">([^<]+)</a>', part(said, "region-1"))

    assert africa[0] == first
    assert africa[-1] == last
    assert len(re.findall(r'href="/countries/[a-z]{2}/"', said)) == 249


def test_neither_list_holds_a_number_or_moves_with_one(client):
    before = page(client, "/countries/"), page(client, "/themes/")
    for number in range(3):
        told(f"Story {number}", partner("ZW", "resource"))

    assert (page(client, "/countries/"), page(client, "/themes/")) == before


@pytest.mark.parametrize(
    ("written", "current"), [("/countries/BJ/", "/countries/bj/"), ("/themes/Health/", "/themes/health/")]
)
def test_an_address_in_other_letters_leads_on_with_what_was_asked(client, written, current):
    answer = client.get(f"{written}?lang=fr&look=dark")

    assert (answer.status_code, answer.url) == (301, f"{current}?lang=fr&look=dark")


def test_a_country_page_says_what_it_learned_and_shared(client):
    told("Milk from Anand", partner("IN", "resource"), partner("TZ", "requesting"))
    told("Everyone teaches", partner("IN", "mutual"), partner("BT", "mutual"))
    told("Brought together", partner("IN", "facilitating"), partner("KE", "requesting"))
    told("Looked at", partner("IN", "observing"), partner("CO", "resource"))
    told("No role told", partner("IN"))

    said = page(client, "/countries/in/")

    assert "Milk from Anand" in part(said, "shared")
    assert "Milk from Anand" not in part(said, "learned")
    assert "Everyone teaches" in part(said, "shared")
    assert "Bhutan, mutually" in part(said, "learned")
    assert "Brought together" in part(said, "connected")
    assert "Looked at" in part(said, "considered")
    assert "No role told" in part(said, "more")


def test_a_withheld_country_is_on_no_page(client):
    told("Told by somebody", partner("IN", "requesting"), anonymity="country_withheld")

    assert "Told by somebody" not in page(client, "/countries/in/")
    assert "Told by somebody" in page(client, "/themes/health/")


def test_blanks_are_invitations(client):
    said = page(client, "/countries/fj/")

    assert "No case yet in which it learned from others." in said
    assert "No case yet in which it shared what it knows." in said
    assert "Nobody has opened a thread about <bdi>Fiji</bdi> yet." in said
    assert 'href="/threads/new/?country=FJ"' in said
    assert 'href="/cases/new/story/"' in said


@pytest.mark.parametrize(
    ("address", "tag"),
    [
        ("/countries/bj/", lambda: country("BJ")),
        ("/themes/health/", lambda: theme("health")),
        ("/tags/puits/", lambda: keyword("Puits")),
    ],
)
def test_each_page_has_its_cases_threads_feed_and_follow_button(client, reader, address, tag):
    about = tag()
    published(title="Wells in Parakou", tags=[about])
    ThreadFactory(title="Who keeps the well?", tags=[about])
    ThreadFactory(title="Another thread")
    client.force_login(reader)

    said = page(client, address)

    assert about.label in said
    assert "Wells in Parakou" in said
    assert "Who keeps the well?" in said
    assert "Another thread" not in said
    assert f'<link rel="alternate" type="application/atom+xml" title="{about.label}" href="{address}feed.atom">' in said
    assert f'action="/following/{about.topic}/"' in said


def test_a_keyword_in_another_script_has_a_page(client):
    about = keyword("مياه الشرب")
    published(title="Water", tags=[about])

    assert "Water" in page(client, about.get_absolute_url())


@pytest.mark.parametrize("address", ["/countries/xx/", "/themes/nothing/", "/tags/nothing/", "/countries/xx/feed.atom"])
def test_unknown_names_are_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "right"), [("/countries/BJ/", "/countries/bj/"), ("/themes/Health/", "/themes/health/")]
)
def test_another_spelling_leads_to_the_address(client, address, right):
    assert client.get(address).headers["Location"] == right


@pytest.mark.parametrize("place", ["x", "1", "-", "1-", "9" * 30 + "-1", "1-2-3", "١-١"])
def test_a_place_that_no_list_gave_is_refused(client, place):
    assert client.get("/themes/health/", {"before": place}).status_code == 400


def test_the_list_goes_on_by_place_without_gap_or_repetition(client):
    about, now = theme("health"), timezone.now()
    for number in range(45):
        published(title=f"Story {number:02}", tags=[about])
    # Several cases of one moment: the place must tell them apart.
    for number, case in enumerate(Case.objects.order_by("pk")):
        Case.objects.filter(pk=case.pk).update(published_at=now - timedelta(minutes=number // 4))
    address, titles = "/themes/health/", []
    while address:
        said = page(client, address)
        titles += re.findall(r">(Story \d\d)</a>", said)
        older = re.search(r'rel="next" href="([^"]+)"', said)
        address = "/themes/health/" + older[1].replace("&amp;", "&") if older else ""

    assert len(titles) == len(set(titles)) == 45
    assert titles == list(Case.objects.newest_first().values_list("title", flat=True))


def test_what_is_hidden_is_gone_at_once(client, moderator):
    case = told("Milk from Anand", partner("IN", "resource"))
    page(client, "/countries/in/")

    hide_case(case, by=moderator, reason="It names a person.")

    assert "Milk from Anand" not in page(client, "/countries/in/")


def test_visitors_do_not_read_what_is_for_members(client):
    ThreadFactory(title="For members only", board=BoardFactory(audience="members"), tags=[theme("health")])

    assert "For members only" not in page(client, "/themes/health/")


def test_a_keyword_is_there_for_those_only_who_read_what_carries_it(client, member, reader):
    about, taken = keyword("Coup"), keyword("Retrait")
    ThreadFactory(board=BoardFactory(audience="members"), tags=[about])
    addresses = [about.get_absolute_url(), taken.get_absolute_url()]

    assert [client.get(address).status_code for address in addresses] == [404, 404]
    assert [client.get(f"{address}feed.atom").status_code for address in addresses] == [404, 404]
    client.force_login(reader)
    assert [client.get(address).status_code for address in addresses] == [200, 404]
    # A feed holds what visitors read, whoever fetches it.
    assert client.get(f"{addresses[0]}feed.atom").status_code == 404


@pytest.mark.parametrize(
    "address", ["/countries/", "/themes/", "/about/", "/countries/in/", "/themes/health/", "/tags/wells/"]
)
def test_each_page_asks_little(client, reader, address, django_assert_max_num_queries):
    wells = keyword("wells")
    for number in range(6):
        case = told(f"Story {number}", partner("IN", "resource"), partner("TZ", "requesting"))
        case.tags.add(wells)
        ThreadFactory(tags=[country("IN"), theme("health"), wells])
    client.force_login(reader)
    page(client, address)

    with django_assert_max_num_queries(10):
        page(client, address)
    client.logout()
    page(client, address)
    with django_assert_max_num_queries(3):
        page(client, address)

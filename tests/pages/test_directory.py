"""The directory: members by country, language, expertise and organisation."""

import pytest
from django.urls import reverse

from tags.actions import set_expertise
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.tags import keyword, theme

MEMBERS = reverse("pages:members")


@pytest.fixture
def people(db):
    ministry = OrganisationFactory(name="Ministry of Water", country="BJ")
    ana = UserFactory(display_name="Ana", country="BJ", languages=["fr", "yo"], organisation=ministry, is_public=True)
    ben = UserFactory(display_name="Ben", country="MZ", languages=["pt"], is_public=True)
    set_expertise(ana, by=ana, tags=[theme("health"), keyword("wells")])
    set_expertise(ben, by=ben, tags=[theme("energy")])
    return {"ana": ana, "ben": ben, "ministry": ministry}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Ana", "Ben"]),
        ({"country": "BJ"}, ["Ana"]),
        ({"language": "pt"}, ["Ben"]),
        ({"language": "fr", "country": "MZ"}, []),
        ({"theme": "health"}, ["Ana"]),
        ({"keyword": "wells"}, ["Ana"]),
        ({"organisation": "ministry-of-water-bj"}, ["Ana"]),
        ({"organisation": "nothing-like-this"}, []),
    ],
)
def test_members_are_found_by_what_they_say_of_themselves(client, people, asked, found):
    answer = client.get(MEMBERS, asked)

    assert answer.status_code == 200
    assert [member.display_name for member in answer.context["members"]] == found


@pytest.mark.parametrize("asked", [{"country": "XX"}, {"language": "xx"}, {"theme": "none"}, {"keyword": "a b"}])
def test_what_is_not_known_is_said(client, people, asked):
    assert client.get(MEMBERS, asked).status_code == 422


def test_an_empty_answer_leads_back_to_all(client, people):
    page = client.get(MEMBERS, {"country": "BR"}).content.decode()

    assert "Nobody here is all of this yet." in page
    assert f'href="{MEMBERS}"' in page


def test_expertise_is_no_way_to_see_who_is_not_shown(client, people):
    hidden = UserFactory(display_name="Hidden", is_public=False)
    set_expertise(hidden, by=hidden, tags=[theme("health")])

    assert "Hidden" not in client.get(MEMBERS, {"theme": "health"}).content.decode()


def test_filters_stay_while_one_reads_on(client, member):
    UserFactory.create_batch(60, country="BR", verified=False)
    client.force_login(member)

    first = client.get(MEMBERS, {"country": "BR"})
    second = client.get(MEMBERS, {"country": "BR", "after": first.context["after"]})

    assert [len(answer.context["members"]) for answer in (first, second)] == [50, 10]
    assert f"country=BR&amp;after={first.context['after']}" in first.content.decode()

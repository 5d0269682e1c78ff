"""Members are found by name, words, country and expertise: by visitors those who show themselves to everyone."""

import pytest
from django.urls import reverse

from accounts.actions import edit_profile
from search.actions import rebuild
from search.models import StoredEntry
from tags.actions import set_expertise
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.casestudies import published
from tests.factories.tags import keyword, theme

EDIT = reverse("pages:edit_profile")


@pytest.fixture
def ana(db):
    member = UserFactory(display_name="Ana Quelimane", country="BJ", is_public=True)
    organisation = OrganisationFactory(name="Ministry of Water", acronym="MOW")
    edit_profile(member, by=member, about="I keep registers of wells.", works_at=organisation.name)
    set_expertise(member, by=member, tags=[theme("health"), keyword("latrines")])
    member.refresh_from_db()
    return member


def found(client, query: str) -> list[str]:
    answer = client.get("/search/", {"q": query, "kind": "member"})
    assert answer.status_code == 200
    return [line.hit.card.title for line in answer.context["lines"]]


@pytest.mark.parametrize(
    "query", ["Quelimane", "registers", "Ministry", "MOW", "latrines", "santé", "country:benin", "tag:health", "بنين"]
)
def test_a_member_is_found_by_all_that_the_profile_says(client, ana, query):
    assert found(client, query) == ["Ana Quelimane"]


def test_visitors_find_only_those_who_show_themselves(client, ana, member):
    for changed in ({"is_public": False}, {"is_public": True}):
        edit_profile(ana, by=ana, **changed)
        assert found(client, "Quelimane") == (["Ana Quelimane"] if changed["is_public"] else [])
        client.force_login(member)
        assert found(client, "Quelimane") == ["Ana Quelimane"]
        client.logout()


def test_a_new_member_is_found_by_visitors_after_the_first_story(client, db):
    new = UserFactory(display_name="Wanja", is_public=True, trusted_at=None)
    edit_profile(new, by=new, about="Here for the first time.")
    assert found(client, "Wanja") == []

    published(new)

    assert found(client, "Wanja") == ["Wanja"]


def test_what_a_member_changes_is_found_at_once_and_the_old_words_no_more(client, ana):
    client.force_login(ana)
    said = {"display_name": "Ana Beira", "interface_language": "en", "time_zone": "UTC", "is_public": "on"}

    assert client.post(EDIT, said).status_code == 302

    assert found(client, "Beira") == ["Ana Beira"]
    assert found(client, "Quelimane") == []
    assert found(client, "latrines") == []


def test_the_index_is_made_again_with_members(client, ana):
    UserFactory(display_name="Closed", is_active=False)
    StoredEntry.objects.all().delete()

    assert list(rebuild("member"))[-1] == 1

    assert found(client, "latrines") == ["Ana Quelimane"]


def test_many_members_are_indexed_by_few_questions(db, django_assert_max_num_queries):
    for _person in range(20):
        person = UserFactory(organisation=OrganisationFactory(), country="BJ")
        set_expertise(person, by=person, tags=[theme("health")])

    with django_assert_max_num_queries(19):
        assert list(rebuild("member")) == [20]

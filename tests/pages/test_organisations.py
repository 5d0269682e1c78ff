"""Organisations: named by members, completed by editors, with their members and cases."""

import pytest
from django.urls import reverse

from accounts.actions import edit_profile, merge_organisation, name_organisation
from accounts.finding import merged
from accounts.models import Organisation
from accounts.refusing import Conflict
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.casestudies import published

LIST = reverse("pages:organisations")
SAVED = {"name": "Water for All", "acronym": "WFA", "kind": "civil_society", "country": "BR", "site": "example.org"}


def row(name: str, country: str = "") -> dict[str, str]:
    return {"name": name, "role": "", "kind": "", "country": country}


def test_visitors_see_checked_organisations_and_those_of_members_they_see(client, db):
    OrganisationFactory(name="Checked", is_checked=True)
    OrganisationFactory(name="Unknown")
    UserFactory(organisation=OrganisationFactory(name="Of somebody shown"), is_public=True)
    UserFactory(organisation=OrganisationFactory(name="Of somebody hidden"))
    UserFactory(organisation=OrganisationFactory(name="Of somebody new"), is_public=True, trusted_at=None)

    seen = {one.name for one in client.get(LIST).context["organisations"]}

    assert seen == {"Checked", "Of somebody shown"}
    for organisation in Organisation.objects.all():
        expected = 200 if organisation.name in seen else 404
        assert client.get(organisation.get_absolute_url()).status_code == expected


def test_members_see_all_of_them(client, member):
    OrganisationFactory(name="Unknown")
    client.force_login(member)

    assert "Unknown" in client.get(LIST).content.decode()


def test_the_page_shows_members_and_cases(client, member):
    organisation = OrganisationFactory(name="Instituto da Água", acronym="IDA", is_checked=True)
    shown = UserFactory(display_name="Shown", organisation=organisation, is_public=True, role="Engineer")
    UserFactory(display_name="Hidden", organisation=organisation)
    by_name = published(title="By its name", content={"organisations": [row("instituto da agua")]})
    by_acronym = published(title="By its acronym", content={"organisations": [row("IDA")]})
    by_both = published(title="By both", content={"organisations": [row("Instituto da Água (IDA)")]})
    published(title="Of another", content={"organisations": [row("Instituto (da Água)")]})

    answer = client.get(organisation.get_absolute_url())

    page = answer.content.decode()
    assert answer.context["members"] == [shown]
    assert "Engineer" in page
    assert "Hidden" not in page
    assert set(answer.context["cases"]) == {by_name, by_acronym, by_both}
    assert f'href="{organisation.get_absolute_url()}"' in client.get(by_name.get_absolute_url()).content.decode()


def test_each_country_has_its_ministry(client, db):
    of_benin = OrganisationFactory(name="Ministry of Health", country="BJ", kind="government", is_checked=True)
    of_india = OrganisationFactory(name="Ministry of Health", country="IN", kind="government", is_checked=True)
    case = published(content={"organisations": [row("Ministry of Health", "IN")]})

    assert list(client.get(of_india.get_absolute_url()).context["cases"]) == [case]
    assert list(client.get(of_benin.get_absolute_url()).context["cases"]) == []
    assert of_india.get_absolute_url() in client.get(case.get_absolute_url()).content.decode()


def test_a_withheld_country_is_told_by_no_organisation(client, db):
    organisation = OrganisationFactory(name="Ministry of Health", country="BJ", is_checked=True)
    organisations = [row("Ministry of Health", "BJ")]
    case = published(anonymity="country_withheld", content={"organisations": organisations})

    assert not client.get(organisation.get_absolute_url()).context["cases"]
    assert organisation.get_absolute_url() not in client.get(case.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("known", "country", "is_same"),
    [
        ({"country": "BJ"}, "BJ", True),
        ({"country": "BJ"}, "MZ", False),
        ({"country": "BJ", "kind": "government"}, "MZ", False),
        ({"country": "BJ", "kind": "international"}, "MZ", True),
        ({"country": ""}, "MZ", True),
    ],
)
def test_a_name_means_the_organisation_of_ones_own_country(member, known, country, is_same):
    first = OrganisationFactory(name="Agence de l’Eau", **known)

    named = name_organisation("agence de l’eau", by=member, country=country)

    assert (named == first) is is_same
    assert Organisation.objects.count() == (1 if is_same else 2)
    assert len(set(Organisation.objects.values_list("slug"))) == Organisation.objects.count()


def test_editors_complete_an_organisation_and_visitors_see_it_then(client, editor):
    organisation = OrganisationFactory(name="Water")
    client.force_login(editor)

    answer = client.post(reverse("pages:edit_organisation", args=[organisation.slug]), SAVED)

    organisation.refresh_from_db()
    assert answer.url == organisation.get_absolute_url()
    assert (organisation.name, organisation.kind, organisation.site) == (
        "Water for All",
        "civil_society",
        "https://example.org",
    )
    client.logout()
    assert client.get(organisation.get_absolute_url()).status_code == 200


def test_nobody_else_changes_an_organisation(client, member):
    organisation = OrganisationFactory(name="Water")
    client.force_login(member)

    answer = client.post(reverse("pages:edit_organisation", args=[organisation.slug]), SAVED)

    assert answer.status_code == 403
    assert Organisation.objects.get().name == "Water"


@pytest.mark.parametrize("wrong", [{"name": ""}, {"site": "javascript:alert(1)"}, {"kind": "none"}, {"country": "XX"}])
def test_what_is_wrong_is_refused_and_the_text_kept(client, editor, wrong):
    organisation = OrganisationFactory(name="Water")
    client.force_login(editor)

    answer = client.post(reverse("pages:edit_organisation", args=[organisation.slug]), {**SAVED, **wrong})

    assert answer.status_code == 422
    assert "WFA" in answer.content.decode()
    assert Organisation.objects.get().name == "Water"


def test_two_organisations_of_a_country_have_two_names(client, editor):
    OrganisationFactory(name="WATER for all", country="BR")
    organisation = OrganisationFactory(name="Water")
    client.force_login(editor)

    answer = client.post(reverse("pages:edit_organisation", args=[organisation.slug]), SAVED)

    assert answer.status_code == 422
    assert "This country has an organisation of that name already." in answer.content.decode()


def test_the_list_goes_on_from_a_name(client, member):
    OrganisationFactory.create_batch(60)
    client.force_login(member)

    first = client.get(LIST)
    second = client.get(LIST, {"after": first.context["after"]})

    assert len({one.pk for answer in (first, second) for one in answer.context["organisations"]}) == 60
    assert client.get(LIST, {"after": "nothing"}).status_code == 404


@pytest.mark.parametrize(
    ("typed", "name", "acronym"),
    [
        ("Instituto da Água (IDA)", "Instituto da Água", "IDA"),
        ("Ministry of Health (Benin)", "Ministry of Health (Benin)", ""),
        ("Water (for All People)", "Water (for All People)", ""),
    ],
)
def test_a_name_with_its_acronym_is_one_organisation(member, typed, name, acronym):
    made = name_organisation(typed, by=member, country="BR")

    assert (made.name, made.acronym) == (name, acronym)
    assert name_organisation(name, by=member, country="BR") == name_organisation(typed, by=member, country="BR") == made


def test_an_editor_merges_an_entry_into_another(client, editor, member):
    stays = OrganisationFactory(name="Instituto da Água", is_checked=True)
    gone = OrganisationFactory(name="Water Institute", acronym="WI", site="https://example.org/", kind="academic")
    UserFactory(display_name="Ana", organisation=gone)
    case = published(content={"organisations": [row("WI")]})
    client.force_login(editor)
    address = gone.get_absolute_url()

    assert client.post(f"{address}merge/", {"into": "instituto da agua"}).url == stays.get_absolute_url()

    client.force_login(member)
    page = client.get(stays.get_absolute_url()).content.decode()
    assert "Ana" in page
    assert case.title in page
    assert "https://example.org/" in page
    assert client.get(address).url == stays.get_absolute_url()
    assert f'href="{stays.get_absolute_url()}"' in client.get(case.get_absolute_url()).content.decode()
    assert name_organisation("Water Institute", by=member, country="PT") == stays
    assert Organisation.objects.count() == 1


def test_an_entry_merged_twice_is_found_by_all_its_names(editor, member):
    first, second, third = (OrganisationFactory(name=f"Name {number}") for number in (1, 2, 3))

    merge_organisation(first, into=second, by=editor)
    merge_organisation(second, into=third, by=editor)

    for number in (1, 2, 3):
        assert name_organisation(f"Name {number}", by=member, country="") == third
    assert merged(first.slug) == merged(second.slug) == third


def test_a_search_finds_its_members_by_the_name_that_stays(client, editor, member):
    gone = OrganisationFactory(name="Okavango Unit")
    ana = UserFactory(display_name="Nomsa", organisation=gone)
    edit_profile(ana, by=ana, role="Engineer")
    client.force_login(member)

    merge_organisation(gone, into=OrganisationFactory(name="Zambezi Office"), by=editor)

    assert "Nomsa" in client.get("/search/?q=zambezi").content.decode()
    assert "Nomsa" not in client.get("/search/?q=okavango").content.decode()


@pytest.mark.parametrize("into", ["", "Nothing like this", "Water Office", "Health"])
def test_what_cannot_be_merged_is_said(client, editor, into):
    gone = OrganisationFactory(name="Water Office")
    OrganisationFactory(name="Ministry of Health", acronym="Health", country="BJ")
    OrganisationFactory(name="Health", country="IN")
    client.force_login(editor)

    answer = client.post(f"{gone.get_absolute_url()}merge/", {"into": into})

    assert answer.status_code == 422
    assert Organisation.objects.count() == 3


def test_two_editors_who_merge_at_once_lose_nothing(editor):
    gone, stays = OrganisationFactory(name="One"), OrganisationFactory(name="Other")
    merge_organisation(gone, into=stays, by=editor)

    with pytest.raises(Conflict):
        merge_organisation(stays, into=gone, by=editor)
    with pytest.raises(Conflict):
        merge_organisation(stays, into=stays, by=editor)
    assert Organisation.objects.get() == stays

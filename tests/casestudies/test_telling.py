"""A member tells a story: the form, its sentences, its drafts."""

import pytest
from django.urls import reverse

from casestudies.models import Case, Draft, Version
from tests.factories.casestudies import form, published

pytestmark = pytest.mark.django_db
NEW = "/cases/new/story/"


@pytest.fixture
def signed_in(client, member, settings):
    settings.HOLD_FIRST_STORIES = False
    client.force_login(member)
    return client


def test_a_complete_form_publishes_a_story_with_its_thread_and_first_version(signed_in, member):
    response = signed_in.post(NEW, form())

    case = Case.objects.get()
    assert response.url == case.get_absolute_url()
    assert (case.state, case.author, case.version) == ("published", member, 1)
    assert [tag.code for tag in case.countries + case.themes] == ["BJ", "health"]
    assert case.thread.title == case.title
    assert Version.objects.get().content["tried"] == "We dug a well."


def test_a_title_keeps_nothing_that_turns_the_line_round(signed_in):
    signed_in.post(NEW, form(title="\u202eA well\u2069 in\u0001 Parakou"))

    assert Case.objects.get().title == "A well in Parakou"


def test_rows_of_partners_and_sources_are_kept(signed_in):
    rows = {
        "partners-TOTAL_FORMS": "2",
        "partners-0-country": "CL",
        "partners-0-roles": ["resource"],
        "partners-1-country": "",
        "sources-TOTAL_FORMS": "1",
        "sources-0-title": "A report",
        "sources-0-url": "https://example.org/report",
        "sources-0-accessed": "2026-01-31",
    }

    signed_in.post(NEW, form(**rows))

    content = Case.objects.get().content
    assert content["partners"] == [{"country": "CL", "roles": ["resource"], "words": ""}]
    assert content["sources"][0]["accessed"] == "2026-01-31"


def test_what_is_said_of_partners_and_origin_is_shown(signed_in):
    partners = {
        "partners-TOTAL_FORMS": "2",
        "partners-0-country": "CL",
        "partners-0-roles": ["resource"],
        "partners-0-words": "It lent two engineers.",
        "partners-1-country": "MZ",
    }

    case = signed_in.post(NEW, form(adapted_from_url="https://example.org/origin", **partners), follow=True)

    page = case.content.decode()
    assert "It lent two engineers." in page
    assert "Mozambique" in page
    assert 'href="https://example.org/origin"' in page
    address = f"/api/v1/cases/{Case.objects.get().pk}"
    assert signed_in.get(address).json()["adapted_from"] == {"title": "", "url": "https://example.org/origin"}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "This field is required."),
        ({"title": "x" * 101}, "at most 100 characters"),
        ({"countries": ["XX"]}, "is not in our list of countries"),
        ({"themes": ["magic"]}, "is not in our list of themes"),
        ({"themes": None}, "Choose at least one theme."),
        ({"themes": ["health", "energy", "cities", "digital"]}, "Choose at most 3 themes."),
        ({"year_from": "soon"}, "Enter a whole number."),
        ({"year_from": "2999"}, "This year has not come yet."),
        ({"year_from": "2010", "year_to": "2009"}, "The last year is before the first."),
        ({"my_role": "king"}, "Select a valid choice."),
        ({"works": "word " * 151}, "151 words; at most 150."),
        ({"lesson": "word " * 61}, "61 words; at most 60."),
        ({"tried": "word " * 400, "happened": "word " * 300}, "700 words together"),
        ({"works": "", "does_not_work": ""}, "Say what works or what does not"),
        ({"consent": None}, "Confirm that nobody you write about objects."),
        ({"link": "javascript:alert(1)"}, "Write an address such as https://example.org/."),
        ({"partners-TOTAL_FORMS": "1", "partners-0-country": "XX"}, "Select a valid choice."),
        ({"partners-TOTAL_FORMS": "many"}, "ManagementForm data is missing"),
        ({"title": "nul \x00 byte"}, "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(signed_in, wrong, sentence):
    response = signed_in.post(NEW, form(**{"happened": "What I typed stays.", **wrong}))

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "What I typed stays." in page or "happened" in wrong
    assert not Case.objects.exists()


def test_the_same_form_sent_twice_publishes_once(signed_in):
    sent = form()

    first, second = signed_in.post(NEW, sent), signed_in.post(NEW, sent)

    assert first.url == second.url
    assert Case.objects.count() == 1


def test_a_draft_is_saved_and_comes_back_as_it_was_typed(signed_in, member):
    response = signed_in.post(NEW, form(act="save", title="Half a title", lesson=""))

    page = signed_in.get(response.url).content.decode()
    assert "Half a title" in page
    assert "Water came, then left." in page
    assert Draft.objects.of(member).count() == 1


def test_an_older_window_never_overwrites_a_newer_one(signed_in):
    sent = form(act="save")
    signed_in.post(NEW, sent)
    signed_in.post(NEW, {**sent, "sequence": "1", "title": "Newer"})

    response = signed_in.post(NEW, {**sent, "sequence": "1", "title": "Older"})

    assert response.status_code == 409
    assert "Older" in response.content.decode()
    assert Draft.objects.get().title == "Newer"


def test_saving_while_typing_answers_with_the_next_sequence(signed_in):
    sent = form()

    first = signed_in.post("/drafts/save/", sent)
    late = signed_in.post("/drafts/save/", {**sent, "sequence": "0", "title": "Late"})

    assert first.json()["sequence"] == 1
    assert late.status_code == 409


def test_publishing_a_draft_removes_it(signed_in):
    sent = form(act="save")
    signed_in.post(NEW, sent)

    signed_in.post(NEW, {**sent, "act": "publish", "sequence": "1"})

    assert Case.objects.count() == 1
    assert not Draft.objects.exists()


def test_a_row_is_added_without_script(signed_in):
    page = signed_in.post(NEW, form(act="add-partners"), follow=True).content.decode()

    assert 'name="partners-0-country"' in page


def test_another_members_draft_is_not_found(signed_in, reader, client):
    signed_in.post(NEW, form(act="save"))
    client.force_login(reader)

    for address in (Draft.objects.get().get_absolute_url(),):
        assert client.get(address).status_code == 404
    assert client.post(f"/drafts/{Draft.objects.get().pk}/delete/").status_code == 404


def test_a_correction_makes_the_next_version_and_keeps_the_first(signed_in, member):
    case = published(member)
    draft = signed_in.post(reverse("casestudies:revise", args=[case.pk]), follow=True)
    begun = Draft.objects.get()
    place = {"key": str(begun.key), "sequence": str(begun.sequence)}
    typed = {**form(), **begun.content, **place, "act": "publish"}

    signed_in.post(NEW, {**typed, "title": "A well, again"})

    case.refresh_from_db()
    assert "A well in Parakou" in draft.content.decode()
    assert (case.title, case.version) == ("A well, again", 2)
    first = signed_in.get(f"/cases/{case.pk}/{case.slug}/v1/").content.decode()
    assert "A well in Parakou" in first


def test_a_suspended_member_cannot_tell(signed_in, member):
    from django.utils import timezone

    member.suspended_at = timezone.now()
    member.save()

    assert signed_in.post(NEW, form()).status_code == 403
    assert not Case.objects.exists()


def test_a_first_story_waits_for_a_moderator_where_the_site_holds_them(client, member, moderator, settings):
    settings.HOLD_FIRST_STORIES = True
    client.force_login(member)
    client.post(NEW, form())
    case = Case.objects.get()
    client.logout()
    assert client.get(case.get_absolute_url()).status_code == 404

    client.force_login(moderator)
    assert case.title in client.get("/moderation/").content.decode()
    page = f"/moderation/case/{case.pk}/"
    assert f'action="{page}release/"' in client.get(page).text
    client.post(f"{page}release/")
    assert f'action="{page}release/"' not in client.get(page).text

    client.logout()
    assert client.get(case.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("tried", "spoken"),
    [("Nous avons lu le registre à voix haute avec les familles du village.", "fr"), ("Mukwa", "pt")],
)
def test_a_story_without_a_language_is_kept_in_the_one_it_seems_to_be_in(signed_in, member, tried, spoken):
    member.interface_language = "pt"
    member.save()
    texts = dict.fromkeys(("title", "tried", "happened", "why", "works", "does_not_work", "lesson"), tried)

    signed_in.post(NEW, form(language="", **texts))

    assert Case.objects.get().language == spoken

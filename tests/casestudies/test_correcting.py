"""A correction is told once, loses nothing, and takes back everywhere what it takes back."""

from typing import Any

import pytest
from django.test import Client

from casestudies.actions.talk import library
from casestudies.models import Case, Draft
from search.finding import find
from tests.factories.casestudies import form

pytestmark = pytest.mark.django_db
NEW = "/cases/new/story/"


@pytest.fixture
def signed_in(client: Client, member: Any, settings: Any) -> Client:
    settings.HOLD_FIRST_STORIES = False
    client.force_login(member)
    return client


@pytest.fixture
def case(signed_in: Client) -> Case:
    signed_in.post(NEW, form())
    return Case.objects.get()


def correction(client: Client, case: Case, **changes: Any) -> dict[str, Any]:
    """The form of a correction, as a browser sends it."""
    client.post(f"/cases/{case.pk}/revise/")
    draft = Draft.objects.get(case=case)
    return form(key=str(draft.key), sequence=str(draft.sequence), **changes)


def test_a_correction_sent_twice_corrects_once(signed_in, case):
    corrected = correction(signed_in, case, title="A well near Parakou")

    answers = [signed_in.post(NEW, corrected) for _time in range(2)]

    case = Case.objects.get()
    assert [answer.url for answer in answers] == [case.get_absolute_url()] * 2
    assert (case.title, case.version) == ("A well near Parakou", 2)


@pytest.fixture
def held(signed_in: Client, settings: Any) -> Case:
    settings.HOLD_FIRST_STORIES = True
    signed_in.post(NEW, form(tried="Words that are taken back."))
    return Case.objects.get()


def release(case: Case, moderator: Any) -> None:
    keeper = Client()
    keeper.force_login(moderator)
    assert keeper.post(f"/moderation/case/{case.pk}/release/").status_code == 302


def test_what_was_corrected_before_it_was_published_is_never_read(signed_in, held, moderator):
    signed_in.post(NEW, correction(signed_in, held, tried="Words of a second thought."))
    signed_in.post(NEW, correction(signed_in, held, tried="Words for everybody."))

    release(held, moderator)

    address = Case.objects.get().get_absolute_url()
    assert Case.objects.get().version == 1
    assert "Words for everybody." in Client().get(f"{address}v1/").content.decode()
    assert Client().get(f"{address}v2/").status_code == 404
    for page in (address, f"{address}v1/", f"{address}history/"):
        assert "Words of a second thought." not in Client().get(page).content.decode()


def test_a_held_correction_sent_twice_corrects_once_also_after_the_release(signed_in, held, moderator):
    corrected = correction(signed_in, held, title="A well near Parakou")

    while_held = [signed_in.post(NEW, corrected) for _time in range(2)]
    release(held, moderator)
    afterwards = signed_in.post(NEW, corrected)

    case = Case.objects.get()
    assert {answer.url for answer in [*while_held, afterwards]} == {case.get_absolute_url()}
    assert (case.title, case.version, case.versions.count()) == ("A well near Parakou", 1, 1)


@pytest.mark.parametrize("change", [{"tried": "An hour of work."}, {"keywords": "pumps"}, {"anonymity": "moderators"}])
def test_a_form_that_comes_back_with_other_words_is_not_taken_for_the_first(signed_in, change):
    sent = form()
    signed_in.post(NEW, sent)

    answer = signed_in.post(NEW, sent | change)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert next(iter(change.values())) in page
    assert sent["key"] not in page


def test_a_save_that_comes_after_sending_leaves_no_draft(signed_in):
    sent = form()
    signed_in.post(NEW, sent)

    answer = signed_in.post("/drafts/save/", sent | {"tried": "Still typing"}, headers={"accept": "application/json"})

    assert answer.status_code == 409
    assert not Draft.objects.exists()


def test_what_cannot_be_kept_is_left_out_of_a_draft(signed_in):
    answer = signed_in.post("/drafts/save/", form(tried="We\x00 dug", **{"partners-\x00": "x", "unknown": "y"}))

    assert answer.status_code == 200
    content = Draft.objects.get().content
    assert content["tried"] == ["We dug"]
    assert not {"partners-\x00", "unknown", "key"} & content.keys()


@pytest.mark.parametrize("year", ["2150", "40000"])
def test_the_last_year_has_come(signed_in, year):
    answer = signed_in.post(NEW, form(year_to=year))

    assert answer.status_code == 422
    assert "This year has not come yet." in answer.content.decode()


def test_a_name_and_a_country_that_are_withdrawn_leave_the_thread_too(signed_in, case):
    changes = {"anonymity": "country_withheld", "title": "A well", "lesson": "Ask the neighbours."}
    # What was read before must not be kept.
    assert "A well in Parakou" in Client().get(case.thread.get_absolute_url()).content.decode()

    signed_in.post(NEW, correction(signed_in, case, **changes))

    case = Case.objects.get()
    thread = case.thread
    post = thread.posts.get()
    pages = [thread.get_absolute_url(), post.get_absolute_url(), f"/threads/{thread.pk}/events/?since=0", "/threads/"]
    for address in [*pages, f"/api/v1/threads/{thread.pk}", "/feeds/threads.atom"]:
        words = Client().get(address).content.decode()
        for withdrawn in ("Ana Member", "Benin", "A well in Parakou", "Ask again after a year"):
            assert withdrawn not in words, address
    assert "Ask the neighbours." in Client().get(thread.get_absolute_url()).content.decode()
    assert not find("country:bj", user=thread.author)


def test_words_that_the_author_changed_in_the_thread_stay(signed_in, case):
    post = case.thread.posts.get()
    signed_in.post(f"/posts/{post.pk}/edit/", {"body": "My own first words.", "base": post.version})

    signed_in.post(NEW, correction(signed_in, case, lesson="Another lesson."))

    post.refresh_from_db()
    assert post.body == "My own first words."


def test_a_thread_comes_back_with_its_story_and_not_before(signed_in, case, moderator):
    keeper = Client()
    keeper.force_login(moderator)
    keeper.post(f"/moderation/case/{case.pk}/hide/", {"reason": "It names a person."})

    refused = keeper.post(f"/moderation/thread/{case.thread.pk}/restore/")

    assert refused.status_code == 403
    assert Client().get(case.thread.get_absolute_url()).status_code == 404
    keeper.post(f"/moderation/case/{case.pk}/restore/")
    assert Client().get(case.thread.get_absolute_url()).status_code == 200


def test_a_thread_that_was_hidden_for_itself_stays_hidden(signed_in, case, moderator):
    keeper = Client()
    keeper.force_login(moderator)
    keeper.post(f"/moderation/thread/{case.thread.pk}/hide/", {"reason": "People shout."})
    keeper.post(f"/moderation/case/{case.pk}/hide/", {"reason": "It names a person."})

    keeper.post(f"/moderation/case/{case.pk}/restore/")

    assert Client().get(case.get_absolute_url()).status_code == 200
    assert Client().get(case.thread.get_absolute_url()).status_code == 404


def test_a_place_in_the_list_that_nobody_may_know_is_none(signed_in, member, settings):
    settings.HOLD_FIRST_STORIES = True
    signed_in.post(NEW, form())
    held = Case.objects.get()

    answer = Client().get("/cases/", {"before": held.pk})

    assert (held.state, answer.status_code) == ("held", 200)


def test_nobody_takes_the_address_of_the_library(client, db):
    taken = {"display_name": "Lou", "email": library().email, "password1": "three seats under a tree"}

    assert client.post("/accounts/signup/", taken).status_code == 422

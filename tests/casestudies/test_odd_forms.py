"""Titles that are addresses, texts that nobody sees, windows that are late: nothing is lost, nothing breaks."""

import pytest

from casestudies.models import Case, Draft
from tests.factories.casestudies import form

pytestmark = pytest.mark.django_db
NEW = "/cases/new/story/"


@pytest.fixture
def signed_in(client, member, settings):
    settings.HOLD_FIRST_STORIES = False
    client.force_login(member)
    return client


@pytest.mark.parametrize("title", ["Revise", "History", "Export"])
def test_a_title_that_is_an_address_of_ours_can_be_read(signed_in, title):
    response = signed_in.post(NEW, form(title=title))

    assert signed_in.get(response.url).status_code == 200
    assert signed_in.get(f"/cases/{Case.objects.get().pk}/").url == response.url


@pytest.mark.parametrize("nothing", ["\u200b", "\u00ad", "\u0301", "\u0001"])
@pytest.mark.parametrize("field", ["title", "lesson"])
def test_what_nobody_sees_is_no_text(signed_in, field, nothing):
    response = signed_in.post(NEW, form(**{field: nothing}))

    assert response.status_code == 422
    assert "This field is required." in response.text
    assert not Case.objects.exists()


def test_an_older_window_does_not_publish_over_what_another_saved(signed_in):
    sent = form(act="save")
    signed_in.post(NEW, sent)
    signed_in.post(NEW, {**sent, "sequence": "1", "tried": "Said later in the other window."})

    response = signed_in.post(NEW, {**sent, "act": "publish", "sequence": "1"})

    assert response.status_code == 409
    assert "We dug a well." in response.text
    assert not Case.objects.exists()
    assert Draft.objects.get().content["tried"] == ["Said later in the other window."]


def test_the_same_draft_sent_twice_is_kept_once(signed_in):
    sent = form(act="save")

    answers = [signed_in.post(NEW, sent) for _turn in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    assert Draft.objects.get().sequence == 1


@pytest.mark.parametrize(
    "address", ["https://bank.example@evil.example/", "https://\u202eevil.example/", "javascript:x"]
)
@pytest.mark.parametrize("field", ["link", "adapted_from_url"])
def test_an_address_that_says_another_than_it_leads_to_is_refused(signed_in, field, address):
    response = signed_in.post(NEW, form(**{field: address}))

    assert response.status_code == 422
    assert not Case.objects.exists()

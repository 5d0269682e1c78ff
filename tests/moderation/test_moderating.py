"""Flag, hide with a sentence, restore, lock: who may, what is logged, what is told."""

import pytest

from moderation import actions
from moderation.models import Flag, LogEntry
from tests.factories.casestudies import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(member):
    return published(member)


def test_a_flagged_case_stands_in_the_queue_until_somebody_decides(client, reader, moderator, case):
    client.force_login(reader)
    client.post(f"/moderation/case/{case.pk}/flag/", {"reason": "person", "note": "A name."})

    client.force_login(moderator)
    assert "A name." in client.get("/moderation/").content.decode()
    client.post(f"/moderation/case/{case.pk}/keep/")

    assert case.title not in client.get("/moderation/").content.decode()
    assert LogEntry.objects.get().act == "keep"


def test_flagging_twice_is_one_flag(reader, case):
    for _time in range(2):
        actions.flag(case.subject, by=reader, reason="spam")

    assert Flag.objects.count() == 1


def test_a_flag_offers_its_reasons_and_no_line_of_dashes(client, reader, case):
    client.force_login(reader)

    page = client.get(f"/moderation/case/{case.pk}/flag/").content.decode()

    assert page.count('type="radio"') == len(Flag.Reason.choices)
    assert "checked" not in page


def test_a_flag_without_a_reason_comes_back_with_the_question_and_no_colon_behind_it(client, reader, case):
    client.force_login(reader)

    answer = client.post(f"/moderation/case/{case.pk}/flag/", {"note": "Look at this."})

    assert answer.status_code == 422
    assert "What should a moderator look at? This field is required." in answer.content.decode()
    assert "Look at this." in answer.content.decode()


def test_nobody_flags_what_is_their_own_and_no_page_offers_it(client, member, case):
    own = [case.subject, ("thread", case.thread.pk), ("post", case.thread.posts.get().pk)]
    client.force_login(member)

    offered = [client.get(page).content.decode() for page in (case.get_absolute_url(), case.thread.get_absolute_url())]

    assert not [page for page in offered if "/flag/" in page]
    for kind, pk in own:
        assert client.get(f"/moderation/{kind}/{pk}/flag/").status_code == 403
        assert client.post(f"/moderation/{kind}/{pk}/flag/", {"reason": "spam"}).status_code == 403
    assert not Flag.objects.exists()


def test_what_others_wrote_is_offered_for_a_flag_and_taken(client, reader, case):
    others = [case.subject, ("thread", case.thread.pk), ("post", case.thread.posts.get().pk)]
    client.force_login(reader)

    for kind, pk in others:
        assert client.post(f"/moderation/{kind}/{pk}/flag/", {"reason": "spam"}).status_code == 302
    assert f"/moderation/case/{case.pk}/flag/" in client.get(case.get_absolute_url()).content.decode()
    assert f"/moderation/thread/{case.thread.pk}/flag/" in client.get(case.thread.get_absolute_url()).content.decode()
    assert {flag.key for flag in Flag.objects.all()} == set(others)


def test_a_hidden_case_is_logged_with_the_sentence_and_without_the_flaggers(client, reader, moderator, case):
    actions.flag(case.subject, by=reader, reason="person", note="Private words.")
    client.force_login(moderator)

    client.post(f"/moderation/case/{case.pk}/hide/", {"reason": "It names a person."})

    client.logout()
    log = client.get("/moderation/log/").content.decode()
    assert "It names a person." in log
    assert "Private words." not in log
    assert reader.display_name not in log
    assert case.title not in log
    assert client.get(case.get_absolute_url()).status_code == 404


def test_hiding_needs_a_sentence(client, moderator, case):
    client.force_login(moderator)

    response = client.post(f"/moderation/case/{case.pk}/hide/", {"reason": " "})

    assert response.status_code == 422
    assert client.get(case.get_absolute_url()).status_code == 200
    assert not LogEntry.objects.exists()


def test_who_hides_what_another_hid_meanwhile_learns_whose_sentence_stands(client, admin, moderator, case):
    actions.hide(case.subject, by=admin, reason="It names a person.")
    client.force_login(moderator)

    page = client.post(f"/moderation/case/{case.pk}/hide/", {"reason": "Another sentence."}, follow=True)

    assert "It was hidden already." in page.text
    assert "It names a person." in page.text
    assert "Another sentence." not in page.text


def test_hiding_twice_is_logged_once(moderator, case):
    for _time in range(2):
        actions.hide(case.subject, by=moderator, reason="It names a person.")

    assert LogEntry.objects.count() == 1


def test_a_restored_case_is_back(client, moderator, case):
    actions.hide(case.subject, by=moderator, reason="A mistake.")
    client.force_login(moderator)

    client.post(f"/moderation/case/{case.pk}/restore/")

    client.logout()
    assert client.get(case.get_absolute_url()).status_code == 200
    assert [entry.act for entry in LogEntry.objects.order_by("pk")] == ["hide", "restore"]


@pytest.mark.parametrize("act", ["hide", "restore", "release", "keep"])
def test_only_moderators_act(client, reader, case, act):
    client.force_login(reader)

    response = client.post(f"/moderation/case/{case.pk}/{act}/", {"reason": "Mine."})

    assert response.status_code == 403
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("address", ["case/999999", "member/1", "nothing/1", "thread/999999999999999999"])
def test_what_is_not_there_cannot_be_moderated(client, moderator, db, address):
    client.force_login(moderator)

    for end in ("", "flag/"):
        assert client.get(f"/moderation/{address}/{end}").status_code == 404
    assert client.post(f"/moderation/{address}/hide/", {"reason": "No."}).status_code == 404


def test_the_queue_is_for_moderators(client, reader, db):
    assert client.get("/moderation/").status_code == 302
    client.force_login(reader)
    assert client.get("/moderation/").status_code == 403

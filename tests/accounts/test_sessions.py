"""Members see where they are signed in, and sign out from afar."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.presenting import device
from accounts.tasks import forget_sessions
from tests.factories.accounts import PASSWORD, UserFactory, show_again

SESSIONS = reverse("accounts:sessions")
ME = reverse("accounts:me")
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36"
DESK = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def sign_in(who, agent) -> Client:
    browser = Client(headers={"user-agent": agent})
    browser.post(reverse("account_login"), {"login": who.email, "password": PASSWORD})
    return browser


def number_of(agent) -> int:
    return UserSession.objects.get(user_agent=agent).pk


def test_members_see_where_they_are_signed_in(member, reader):
    phone, _desk = sign_in(member, PHONE), sign_in(member, DESK)
    sign_in(reader, "Elsewhere")

    page = phone.get(SESSIONS).content.decode()

    assert page.index("Chrome on Android") < page.index("Firefox on Linux")
    assert page.count("Sign out there") == 1
    assert "127.0.0.1" in page
    assert "does not say" not in page


def test_a_session_is_ended_from_another_device(member):
    phone, desk = sign_in(member, PHONE), sign_in(member, DESK)
    show_again(desk)

    answer = desk.post(SESSIONS, {"session": number_of(PHONE)}, follow=True)

    assert "You are signed out there." in answer.content.decode()
    assert phone.get(ME).status_code == 401
    assert desk.get(ME).status_code == 200


def test_all_others_are_ended_at_once(member):
    first, second, here = sign_in(member, PHONE), sign_in(member, "Other"), sign_in(member, DESK)
    show_again(here)

    here.post(SESSIONS)

    assert [browser.get(ME).status_code for browser in (first, second, here)] == [401, 401, 200]


def test_ending_a_session_asks_again_who_it_is(member):
    phone, desk = sign_in(member, PHONE), sign_in(member, DESK)

    asked = desk.post(SESSIONS, {"session": number_of(PHONE)})
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert phone.get(ME).status_code == 200

    desk.post(asked.url, {"password": PASSWORD, "next": SESSIONS})
    assert phone.get(ME).status_code == 401


def test_nobody_ends_the_session_of_another(member, reader):
    theirs, mine = sign_in(reader, PHONE), sign_in(member, DESK)
    show_again(mine)

    mine.post(SESSIONS, {"session": number_of(PHONE)})

    assert theirs.get(ME).status_code == 200


def test_a_new_password_ends_all_other_sessions(member):
    phone, desk = sign_in(member, PHONE), sign_in(member, DESK)

    desk.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "eleven-boats-and-one-lamp"})

    assert phone.get(ME).status_code == 401
    assert desk.get(ME).status_code == 200
    assert desk.get(SESSIONS).content.decode().count("follow-row") == 1


def test_signing_out_leaves_no_trace_of_the_device(member):
    sign_in(member, PHONE).post(reverse("account_logout"))

    assert not UserSession.objects.exists()


def test_an_ended_session_is_not_listed(member):
    phone, desk = sign_in(member, PHONE), sign_in(member, DESK)
    phone.session.flush()

    assert "Android" not in desk.get(SESSIONS).content.decode()


def test_pages_write_nothing_about_the_device(member):
    browser = sign_in(member, PHONE)
    before = UserSession.objects.get().last_seen_at

    browser.get("/")

    assert UserSession.objects.get().last_seen_at == before


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (PHONE, "Chrome on Android"),
        (DESK, "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari on iPhone"),
        ("curl/8.0", "A device that does not say what it is"),
    ],
)
def test_a_device_is_named_in_plain_words(agent, words):
    assert device(agent) == words


def test_a_member_of_many_sessions_is_answered_with_few_questions(db, django_assert_max_num_queries):
    busy = UserFactory()
    browsers = [sign_in(busy, f"{DESK} {number}") for number in range(6)]

    with django_assert_max_num_queries(6):
        browsers[-1].get(SESSIONS)


def test_sessions_that_ended_by_themselves_are_forgotten(member):
    phone, _desk = sign_in(member, PHONE), sign_in(member, DESK)
    Session.objects.filter(session_key=phone.session.session_key).update(expire_date=timezone.now())

    forget_sessions.call()

    assert [session.user_agent for session in UserSession.objects.filter(user=member)] == [DESK]
    assert Session.objects.count() == 1

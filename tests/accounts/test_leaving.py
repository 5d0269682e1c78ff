"""Leaving: seen by nobody at once, undone for two weeks, then forgotten."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db.models import F
from django.urls import reverse

from accounts import tasks
from accounts.actions import ask_to_leave
from accounts.actions.leaving import THINKING_TIME
from accounts.models import User
from accounts.refusing import Refused
from tests.factories.accounts import PASSWORD, UserFactory, show_again
from tests.factories.casestudies import published
from tests.factories.forum import PostFactory, ThreadFactory

LEAVING = reverse("accounts:leaving")


@pytest.fixture
def leaving(client, member, django_capture_on_commit_callbacks):
    """A member who has just asked to leave, signed in before; the mail is there."""
    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})
    show_again(client)
    ThreadFactory(author=member)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(LEAVING, {"act": "leave"})
    tasks.tell_of_leaving.call(member.pk)
    member.refresh_from_db()
    return member


def later(member: User, *, after: timedelta = THINKING_TIME) -> None:
    """The sweep, so long after the member asked to leave."""
    User.objects.filter(pk=member.pk).exclude(leaving_at=None).update(
        leaving_at=F("leaving_at") - after - timedelta(seconds=1)
    )
    tasks.sweep.call()


def way_back() -> str:
    found = re.search(r"/accounts/stay/\S+/", mail.outbox[-1].body)
    assert found
    return found[0]


def test_who_leaves_is_signed_out_and_unseen_at_once(client, leaving, reader):
    assert client.get("/accounts/me.json").status_code == 401
    client.force_login(reader)

    assert client.get(leaving.get_absolute_url()).status_code == 404
    assert "Ana Member" not in client.get("/members/").content.decode()
    assert "Ana Member" not in client.get("/search/?q=Ana").content.decode()


def test_leaving_asks_who_sits_at_the_keyboard(client, member):
    client.force_login(member)

    answer = client.post(LEAVING, {"act": "leave"})

    member.refresh_from_db()
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert member.leaving_at is None

    client.post(answer.url, {"password": PASSWORD})
    member.refresh_from_db()
    assert member.leaving_at is not None


def test_signing_in_undoes_it(client, leaving):
    client.post(reverse("account_login"), {"login": leaving.email, "password": PASSWORD})
    later(leaving)

    leaving.refresh_from_db()
    assert leaving.leaving_at is None
    assert leaving.display_name == "Ana Member"


def test_the_link_undoes_it_once_and_by_a_button_alone(client, leaving):
    address = way_back()

    assert client.get(address).status_code == 200
    leaving.refresh_from_db()
    assert leaving.leaving_at is not None

    assert client.post(address).status_code == 302
    leaving.refresh_from_db()
    assert leaving.leaving_at is None
    assert client.post(address).status_code == 410
    assert client.get("/accounts/stay/forged/").status_code == 410


def test_nothing_is_forgotten_a_day_too_early(client, leaving):
    later(leaving, after=timedelta(days=13))

    assert User.objects.get(pk=leaving.pk).is_active


def test_what_was_written_stays_under_former_member(client, leaving, reader):
    thread = leaving.threads.get()
    case = published(leaving)
    PostFactory(thread=thread, author=reader)

    later(leaving)

    for address in (thread.get_absolute_url(), case.get_absolute_url()):
        page = client.get(address, headers={"accept-language": "fr"}).content.decode()
        assert "Ancien membre" in page
        assert "Ana Member" not in page
    former = User.objects.get(pk=leaving.pk)
    assert (former.is_active, former.is_public, former.has_usable_password()) == (False, False, False)
    assert client.get(former.get_absolute_url()).status_code == 410
    client.post(reverse("account_login"), {"login": "member@example.org", "password": PASSWORD})
    assert client.get("/accounts/me.json").status_code == 401


def test_the_address_is_free_for_a_new_seat(client, leaving):
    later(leaving)

    joined = {"email": "member@example.org", "display_name": "Ana again", "password1": "nine baskets of maize"}
    client.post(reverse("account_signup"), joined)

    assert User.objects.filter(email="member@example.org").count() == 1


def test_the_last_administrator_stays(client, admin):
    client.force_login(admin)
    show_again(client)
    assert client.post(LEAVING, {"act": "leave"}).status_code == 403

    UserFactory(is_staff=True, is_superuser=True)
    assert client.post(LEAVING, {"act": "leave"}).status_code == 302


def test_nobody_sends_another_away(member, reader):
    with pytest.raises(Refused, match="Only the member"):
        ask_to_leave(member, by=reader)

"""Who writes a title learns which threads may already talk about it, of those that are for them to see."""

import pytest
from django.test import Client

from accounts.models import User
from forum import actions
from forum.models import Thread
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory

pytestmark = pytest.mark.django_db
TITLE = "Who keeps the register of the wells?"


def opened(title: str, *, audience: str = "public") -> Thread:
    return actions.open_thread(BoardFactory(audience=audience), author=UserFactory(), title=title, body="Please tell.")


def similar(client: Client, title: str) -> str:
    answer = client.get("/threads/similar/", {"title": title})
    assert answer.status_code == 200
    return answer.text


def test_threads_that_share_two_telling_words_are_named(client: Client, member: User) -> None:
    same, other = opened(TITLE), opened("Who pays for the school?")
    client.force_login(member)

    shown = similar(client, "A register for our wells")

    assert f'href="{same.get_absolute_url()}"' in shown
    assert other.get_absolute_url() not in shown


@pytest.mark.parametrize("title", ["", "wells", "the of and", "\u202e" * 50, "x" * 5_000, '"wells', "a\x00b and so on"])
def test_a_title_that_says_nothing_names_nothing(client: Client, member: User, title: str) -> None:
    opened("Who keeps it?")
    client.force_login(member)

    assert client.get("/threads/similar/", {"title": title}).status_code in {200, 400}
    assert "<a" not in client.get("/threads/similar/", {"title": title}).text or title == "a\x00b and so on"


def test_what_one_may_not_see_is_not_named(client: Client, member: User, moderator: User) -> None:
    hidden, deleted = opened(TITLE), opened(f"{TITLE} Again")
    actions.hide_thread(hidden, by=moderator, reason="It names a person.")
    closed = BoardFactory(audience="groups")
    Thread.objects.filter(pk=deleted.pk).update(board=closed)
    client.force_login(member)

    assert similar(client, TITLE).strip() == ""


def test_only_members_ask(client: Client) -> None:
    assert "/accounts/login/" in client.get("/threads/similar/").url


def test_without_script_the_preview_names_them(client: Client, member: User) -> None:
    same = opened(TITLE)
    client.force_login(member)

    shown = client.post("/threads/new/", {"title": "The register of wells", "body": "", "preview": "1"})

    assert f'href="{same.get_absolute_url()}"' in shown.text
    assert "may already talk about it" in shown.text

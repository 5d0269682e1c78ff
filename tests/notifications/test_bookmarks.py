"""A member keeps what is to be found again, with a note that nobody else sees."""

import re
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from forum import actions as forum
from notifications import actions
from notifications.models import Bookmark
from tests.factories.casestudies import published
from tests.factories.forum import PostFactory, ThreadFactory
from tests.factories.tags import theme

pytestmark = pytest.mark.django_db
NOTE = "For the guide,\nchapter two."


@pytest.fixture
def signed_in(client: Client, member: User) -> Client:
    client.force_login(member)
    return client


def text(client: Client, address: str = "/bookmarks/", **query: Any) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("kind", ["post", "thread", "case"])
def test_what_is_kept_stands_in_the_list_with_its_note(signed_in: Client, kind: str) -> None:
    thing = {"post": PostFactory, "thread": ThreadFactory, "case": published}[kind]()
    address = f"/bookmarks/{kind}/{thing.pk}/"
    assert "Bookmark this?" in text(signed_in, address)

    answer = signed_in.post(address, {"note": NOTE.replace("\n", "\r\n")}, follow=True)

    page = answer.content.decode()
    assert "The bookmark is kept." in page
    assert "For the guide,<br>chapter two." in page
    where = thing.anchor if kind == "post" else thing.get_absolute_url()
    assert f'href="{where}"' in page
    assert NOTE in text(signed_in, address)


def test_a_note_can_be_changed_and_a_bookmark_removed(signed_in: Client, member: User) -> None:
    thread = ThreadFactory()
    address = f"/bookmarks/thread/{thread.pk}/"
    signed_in.post(address, {"note": "First"})

    signed_in.post(address, {"note": "Second"})
    assert [one.note for one in Bookmark.objects.of(member)] == ["Second"]
    signed_in.post(f"{address}remove/")

    assert not Bookmark.objects.exists()
    assert "will stand here" in text(signed_in)


def test_a_note_may_be_empty_but_not_too_long(signed_in: Client, member: User) -> None:
    address = f"/bookmarks/thread/{ThreadFactory().pk}/"
    assert signed_in.post(address, {"note": ""}).status_code == 302

    assert signed_in.post(address, {"note": "a" * 501}).status_code == 422
    # Two characters for a line end are one here.
    assert signed_in.post(address, {"note": "a\r\n" * 250}).status_code == 302


def test_pages_follow_each_other(signed_in: Client, member: User) -> None:
    titles = [f"Thread number {number}." for number in range(40)]
    for title in titles:
        actions.bookmark(member, key=("thread", ThreadFactory(title=title).pk), note="")

    first = text(signed_in)
    [before] = re.findall(r'href="\?before=(\d+)" rel="next"', first)
    second = text(signed_in, before=before)

    assert [title for title in reversed(titles) if title in first] == titles[:9:-1]
    assert [title for title in reversed(titles) if title in second] == titles[9::-1]
    assert 'rel="next"' not in second


def test_what_is_hidden_leaves_the_note_and_not_its_title(signed_in: Client, member: User, moderator: User) -> None:
    thread = ThreadFactory(title="Secret seats")
    actions.bookmark(member, key=("thread", thread.pk), note="Mine")
    forum.hide_thread(thread, by=moderator, reason="It names a person.")

    for address in ("/bookmarks/", f"/bookmarks/thread/{thread.pk}/"):
        page = text(signed_in, address)
        assert "Mine" in page
        assert "Secret seats" not in page
    assert signed_in.post(f"/bookmarks/thread/{thread.pk}/", {"note": "Still mine"}).status_code == 302
    assert signed_in.post(f"/bookmarks/thread/{thread.pk}/remove/").status_code == 302
    assert not Bookmark.objects.exists()


def test_what_one_does_not_see_cannot_be_kept(signed_in: Client) -> None:
    hidden = ThreadFactory(hidden=True)
    tag = theme("health")

    for address in (f"/bookmarks/thread/{hidden.pk}/", "/bookmarks/thread/999999/", "/bookmarks/board/1/"):
        assert signed_in.get(address).status_code == 404
        assert signed_in.post(address, {"note": ""}).status_code == 404
    assert signed_in.post(f"/bookmarks/tag/{tag.pk}/", {"note": ""}).status_code in {403, 404}
    assert not Bookmark.objects.exists()


def test_bookmarks_are_their_owners(signed_in: Client, reader: User) -> None:
    thread = ThreadFactory()
    actions.bookmark(reader, key=("thread", thread.pk), note="Not yours")

    assert "Not yours" not in text(signed_in) + text(signed_in, f"/bookmarks/thread/{thread.pk}/")
    signed_in.post(f"/bookmarks/thread/{thread.pk}/remove/")
    assert Bookmark.objects.of(reader).exists()


def test_visitors_are_led_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/bookmarks/").status_code == 302
    assert client.post("/bookmarks/thread/1/", {"note": ""}).status_code == 403


def test_a_thread_tells_its_scripts_what_is_kept(signed_in: Client, member: User) -> None:
    post = PostFactory()
    actions.bookmark(member, key=("post", post.pk), note="")

    page = text(signed_in, post.thread.get_absolute_url())

    assert f'"kept":[{post.pk}]' in page
    assert f'href="/bookmarks/thread/{post.thread_id}/"' in page
    assert "Your bookmark" in text(signed_in, f"/posts/{post.pk}/")

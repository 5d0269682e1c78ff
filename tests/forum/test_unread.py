"""What is new to a member, and that nothing is marked read that nobody read."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.models import User
from forum import actions
from forum.models import ReadMark, Thread
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.forum.sending import page, send_reply

pytestmark = pytest.mark.django_db
OLD = timezone.now() - timedelta(days=30)


def read(client: Client, thread: Thread, first: int, last: int, **headers: str) -> int:
    """What an open page says of the posts that were in sight."""
    sent = {"first": first, "last": last}
    headers = {"accept": "application/json", **headers}
    return client.post(f"/threads/{thread.pk}/read/", sent, headers=headers).status_code


def mark(user: User, thread: Thread) -> int | None:
    return ReadMark.objects.filter(user=user, thread=thread).values_list("last_read", flat=True).first()


def news(client: Client, **query: Any) -> dict[str, str]:
    """What the list says is new, by title."""
    text = client.get("/threads/", query).content.decode()
    rows = re.findall(r'<li class="thread-row.*?</li>', text, re.DOTALL)
    found = {re.search(r"<h3.*?<a [^>]*>(.*?)</a>", row)[1]: re.search(r"<b>(.*?)</b>", row) for row in rows}
    return {title: new[1] if new else "" for title, new in found.items()}


@pytest.fixture
def signed_in(client: Client, member: User) -> Client:
    client.force_login(member)
    return client


def test_a_list_says_how_many_posts_are_new(signed_in: Client, member: User) -> None:
    begun, done = ThreadFactory(title="Begun", posts=25), ThreadFactory(title="Done", posts=2)
    ThreadFactory(title="Never opened", created_at=OLD)
    ThreadFactory(title="Young")
    read(signed_in, begun, 1, 20)
    read(signed_in, done, 1, 2)

    assert news(signed_in) == {"Begun": "5 new", "Done": "", "Never opened": "", "Young": "new"}
    assert f'href="{begun.get_absolute_url()}?after=20#unread"' in signed_in.get("/threads/").content.decode()
    assert set(news(Client()).values()) == {""}


def test_a_thread_opens_at_the_first_unread_post(signed_in: Client) -> None:
    thread = ThreadFactory(posts=25)
    assert "First unread" not in page(signed_in, thread)
    read(signed_in, thread, 1, 22)

    first, second = page(signed_in, thread), page(signed_in, thread, after=20)

    assert f'href="{thread.get_absolute_url()}?after=20#unread"' in first
    assert 'id="unread"' not in first
    before, after = second.split('<li class="thread__seen" id="unread">3 new</li>')
    assert 'data-number="22"' in before
    assert after.lstrip().startswith('<li class="post" data-number="23"')


def test_what_was_jumped_over_stays_unread(signed_in: Client, member: User) -> None:
    thread = ThreadFactory(posts=45)

    assert read(signed_in, thread, 41, 45) == 204
    assert mark(member, thread) is None
    read(signed_in, thread, 1, 20)
    read(signed_in, thread, 41, 45)
    assert mark(member, thread) == 20
    read(signed_in, thread, 15, 33)
    read(signed_in, thread, 2, 9)
    assert mark(member, thread) == 33


def test_nobody_reads_further_than_there_is(signed_in: Client, member: User) -> None:
    thread = ThreadFactory(posts=3)

    read(signed_in, thread, 1, 2**31 - 1)
    PostFactory(thread=thread)

    assert mark(member, thread) == 3
    assert news(signed_in) == {thread.title: "1 new"}


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_a_page_marks_nothing_read(signed_in: Client, method: str) -> None:
    thread = ThreadFactory(posts=3)

    getattr(signed_in, method)(thread.get_absolute_url())
    signed_in.head(f"/threads/{thread.pk}/read/?first=1&last=3")

    assert not ReadMark.objects.exists()


@pytest.mark.parametrize("who", ["member", "moderator"])
def test_without_script_a_page_served_to_its_end_counts(client: Client, request: Any, who: str) -> None:
    user, thread = request.getfixturevalue(who), ThreadFactory(posts=25)
    client.force_login(user)

    [picture] = re.findall(r'<noscript><img src="([^"]+)" alt=""', page(client, thread))
    answer = client.get(picture.replace("&amp;", "&"))

    assert answer.status_code == 204
    assert mark(user, thread) == 20
    assert "noscript" not in page(Client(), thread)


@pytest.mark.parametrize("who", ["member", "moderator"])
def test_a_page_tells_its_scripts_how_far_its_reader_came(client: Client, request: Any, who: str) -> None:
    user, thread = request.getfixturevalue(who), ThreadFactory(posts=3)
    client.force_login(user)
    read(client, thread, 1, 2)

    text = page(client, thread)

    viewer = json.loads(re.search(r'<script id="viewer"[^>]*>(.*?)</script>', text)[1])
    assert viewer["own"]["read"] == 2
    assert f'read="/threads/{thread.pk}/read/"' in text
    assert "seat-" not in text


def test_a_shared_page_tells_each_reader_the_own_place(member: User, reader: User) -> None:
    thread, clients = ThreadFactory(posts=9), {member: Client(), reader: Client()}
    for number, (user, client) in enumerate(clients.items(), start=4):
        client.force_login(user)
        read(client, thread, 1, number)

    texts = [page(client, thread) for client in clients.values()]

    assert ["5 new" in texts[0], "4 new" in texts[1]] == [True, True]
    assert [text.count('id="unread"') for text in texts] == [1, 1]


def test_the_button_marks_a_thread_read(signed_in: Client, member: User) -> None:
    thread = ThreadFactory(posts=45)
    read(signed_in, thread, 1, 1)

    answer = signed_in.post(f"/threads/{thread.pk}/read/", {"first": 1, "last": 45}, follow=True)

    assert "The thread is marked as read." in answer.content.decode()
    assert mark(member, thread) == 45


def test_ones_own_words_are_not_new(signed_in: Client, member: User) -> None:
    opened = actions.open_thread(BoardFactory(), author=member, title="Mine", body="Asked.")
    begun, done = ThreadFactory(title="Begun", posts=5), ThreadFactory(title="Done", posts=2)
    read(signed_in, begun, 1, 3)
    read(signed_in, done, 1, 2)

    for thread in (begun, done):
        member.posts.update(created_at=OLD)
        send_reply(signed_in, thread, body=f"In {thread.title}")

    assert news(signed_in) == {"Mine": "", "Done": "", "Begun": "3 new"}
    assert mark(member, opened) == 1


@pytest.mark.parametrize("fields", [{}, {"first": 1}, {"first": 0, "last": 1}, {"first": "x", "last": 2}])
def test_what_is_no_range_is_refused(signed_in: Client, fields: dict[str, Any]) -> None:
    thread = ThreadFactory()

    assert signed_in.post(f"/threads/{thread.pk}/read/", fields).status_code == 422
    assert signed_in.get(f"/threads/{thread.pk}/read/", fields).status_code == 422
    assert not ReadMark.objects.exists()


def test_a_hidden_thread_keeps_no_place(signed_in: Client) -> None:
    assert read(signed_in, ThreadFactory(hidden=True), 1, 1) == 404


@pytest.mark.parametrize("threads", [2, 29])
def test_a_list_of_marks_asks_as_little_as_one_without(signed_in: Client, member: User, threads: int) -> None:
    for _number in range(threads):
        thread = ThreadFactory(posts=2)
        ReadMark.objects.create(user=member, thread=thread, last_read=1)

    with CaptureQueriesContext(connection) as asked:
        assert set(news(signed_in).values()) == {"1 new"}

    assert len(asked) <= 6


class TestMarks(TestCase):
    @given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=12))
    def test_a_mark_is_where_unbroken_reading_ends(self, ranges: list[tuple[int, int]]) -> None:
        thread, user = ThreadFactory(posts=10), UserFactory()
        seen: set[int] = set()

        for first, last in ranges:
            actions.mark_read(thread, by=user, first=first, last=last)
            seen |= set(range(first, last + 1))

        assert set(range(1, (mark(user, thread) or 0) + 1)) <= seen

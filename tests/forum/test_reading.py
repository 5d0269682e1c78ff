"""A thread page costs the same wherever it stands, and the same page serves every visitor."""

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from tags import finding
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.forum.sending import page, send_reply

pytestmark = pytest.mark.django_db


def numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r'<span class="visually-hidden">Post (\d+),', text)]


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        (None, range(1, 21)),
        ("0", range(1, 21)),
        ("20", range(21, 41)),
        ("7", range(8, 28)),
        ("40", range(41, 46)),
        ("45", range(41, 46)),
        ("99999999999999999999999999", range(41, 46)),
        ("", range(1, 21)),
    ],
)
def test_a_page_shows_the_posts_after_a_number(client: Client, member: User, after: str | None, shown: range) -> None:
    thread = ThreadFactory(posts=45)
    query = {} if after is None else {"after": after}

    assert numbers(page(client, thread, **query)) == list(shown)
    client.force_login(member)
    assert numbers(page(client, thread, **query)) == list(shown)


@pytest.mark.parametrize("after", ["abc", "-1", "1.5", "1e3", "٣x", "' or 1=1", "\x00"])
def test_a_page_that_is_no_number_is_not_understood(client: Client, after: str) -> None:
    thread = ThreadFactory()

    assert client.get(thread.get_absolute_url(), {"after": after}).status_code == 400


def test_the_pager_leads_to_first_earlier_later_and_last_posts(client: Client) -> None:
    thread = ThreadFactory(posts=105)
    address = thread.get_absolute_url()

    text = page(client, thread, after=40)

    for link in (f'href="{address}"', 'href="{}?after=20"', 'href="{}?after=60"', 'href="{}?after=100"'):
        assert link.format(address) in text
    assert "Posts 41 to 60 of 105" in text
    # Two of one name could not be told apart by whoever goes through landmarks.
    names = re.findall(r'<nav class="row__text pager" aria-label="([^"]+)"', text)
    assert len(set(names)) == len(names) == 2


def test_numbers_lead_to_the_readable_address(client: Client) -> None:
    thread = ThreadFactory(title="¿Cómo citar una experiencia?")
    address = thread.get_absolute_url()

    assert address == f"/threads/{thread.pk}/c%C3%B3mo-citar-una-experiencia/"
    assert client.get(f"/threads/{thread.pk}/?after=3").url == f"{address}?after=3"
    assert client.get(f"/threads/{thread.pk}/old-title/?after=3").url == f"{address}?after=3"


@pytest.mark.parametrize("title", ["Events", "posts", "Lock", "???", "说不", "كيف نكتب عن مشروع"])
def test_every_title_has_an_address(client: Client, title: str) -> None:
    assert page(client, ThreadFactory(title=title))


@pytest.mark.parametrize("pk", [0, 999_999, 10**30])
@pytest.mark.parametrize("address", ["/threads/{}/", "/threads/{}/slug/", "/posts/{}/", "/threads/{}/events/"])
def test_forged_numbers_lead_nowhere(client: Client, address: str, pk: int) -> None:
    assert client.get(address.format(pk)).status_code == 404


@pytest.mark.parametrize("posts", [20, 60])
def test_a_thread_page_asks_few_questions(client: Client, member: User, posts: int) -> None:
    tags = [finding.country("BJ"), finding.theme("health")]
    thread = ThreadFactory(posts=posts, tags=tags)
    for number in range(5):
        PostFactory(thread=thread, body=f"By another member {number}")

    with CaptureQueriesContext(connection) as for_visitor:
        page(client, thread)
    with CaptureQueriesContext(connection) as again:
        page(client, thread)
    client.force_login(member)
    with CaptureQueriesContext(connection) as for_member:
        text = page(client, thread, after=20 if posts > 20 else 0)

    assert len(for_visitor) <= 2
    assert len(again) == 1
    assert len(for_member) <= 6
    assert "Benin" in text


def test_visitors_pages_hold_nothing_of_a_person(client: Client) -> None:
    thread = ThreadFactory()

    response = client.get(thread.get_absolute_url())

    text = response.content.decode()
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in text
    assert 'method="post"' not in text
    assert "Sign in to reply" in text


def test_visitors_pages_follow_what_happens(client: Client, member: User) -> None:
    thread = ThreadFactory()
    page(client, thread)
    writer = Client()
    writer.force_login(member)
    send_reply(writer, thread, "The newest word")

    assert "The newest word" in page(client, thread)


def test_visitors_pages_come_in_the_readers_language(client: Client) -> None:
    thread = ThreadFactory()
    english = page(client, thread)
    arabic = page(client, thread, lang="ar")

    assert '<html lang="en" dir="ltr"' in english
    assert '<html lang="ar" dir="rtl"' in arabic
    assert '<html lang="en" dir="ltr"' in page(Client(), thread)


def test_a_page_says_who_looks_and_where_it_stands(client: Client, member: User) -> None:
    thread = ThreadFactory(posts=21)
    client.force_login(member)

    text = page(client, thread)

    viewer: dict[str, Any] = json.loads(re.search(r'<script id="viewer"[^>]*>(.*?)</script>', text)[1])
    assert viewer["member"] == member.pk
    assert f'stream="thread-{thread.pk}" seq="{thread.last_seq}"' in text
    assert 'end="false"' in text
    assert 'end="true"' in page(client, thread, after=20)


def test_posts_carry_their_language_and_direction(client: Client) -> None:
    thread = ThreadFactory(posts=0, title="كيف نكتب؟", language="ar")
    post = PostFactory(thread=thread, body="لا تُكتب", language="ar")

    text = page(client, thread)

    assert f'<article class="row" id="post-{post.pk}"' in text
    assert '<div class="post__body prose" lang="ar" dir="rtl">' in text
    assert '<h1 class="thread__title" lang="ar" dir="rtl">' in text


def test_members_only_boards_are_closed_to_visitors(client: Client, member: User) -> None:
    thread = ThreadFactory(board=BoardFactory(audience="members"))
    addresses = [thread.get_absolute_url(), f"/threads/{thread.pk}/", f"/threads/{thread.pk}/events/"]
    addresses.append(thread.posts.get().get_absolute_url())

    assert {client.get(address).status_code for address in addresses} == {404}
    client.force_login(member)
    assert {client.get(address, follow=True).status_code for address in addresses} == {200}


def test_a_page_that_visitors_shared_closes_with_its_board(client: Client) -> None:
    thread = ThreadFactory()
    page(client, thread)
    thread.board.audience = "members"
    thread.board.save()

    assert client.get(thread.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&colon;alert(1))",
        "![x](data:text/html,<script>alert(1)</script>)",
        "<a href='javascript:alert(1)'>x</a>",
        "</article></li><script src=//evil.example></script>",
        "{{ 7|add:7 }}{% load i18n %}",
    ],
)
def test_no_text_becomes_active(client: Client, member: User, body: str) -> None:
    thread = ThreadFactory(posts=0, title=body[:120])
    member.display_name = body[:80]
    member.save()
    PostFactory(thread=thread, body=body, author=member)
    client.force_login(member)

    text = page(client, thread).lower()

    assert "<script>alert" not in text
    assert "<script src=//evil" not in text
    assert "onerror=alert(1)>" not in text.replace("&gt;", "")
    assert 'href="javascript' not in text
    assert "<a href='javascript" not in text

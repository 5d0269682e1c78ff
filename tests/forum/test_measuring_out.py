"""The same text is posted once, and a first day is measured out: by the member, not by the address."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from forum.models import Board, Post, Thread
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.forum.sending import send_reply

pytestmark = pytest.mark.django_db
LONG = "We asked the families first, and only then did we draw the map of the wells that were still in use. " * 2
LINKS = "https://a.example/ [b](https://b.example/x) www.c.example"


def open_thread(client: Client, board: Board, **fields: Any) -> Any:
    sent = {"board": board.slug, "title": "Who knows?", "language": "en", "body": "Please tell.", "key": str(uuid4())}
    return client.post("/threads/new/", {**sent, "send": "1", **fields})


@pytest.fixture
def newcomer(client: Client, db: None) -> User:
    author = UserFactory(newcomer=True)
    client.force_login(author)
    return author


def test_a_telling_text_is_not_posted_twice_anywhere(client: Client, member: User) -> None:
    ago = timezone.now() - timedelta(minutes=4)
    PostFactory(author=member, body=LONG.strip(), created_at=ago)
    PostFactory(author=member, body="Thank you!", created_at=ago)
    thread, board = ThreadFactory(), BoardFactory()
    client.force_login(member)

    reply = send_reply(client, thread, LONG)
    opened = open_thread(client, board, body=LONG)

    for refused in (reply, opened):
        assert refused.status_code == 422
        assert "You posted the same text a few minutes ago." in refused.text
        assert f"{LONG.strip()}" in refused.text
    assert send_reply(client, thread, "Thank you!").status_code == 302


def test_the_same_words_do_not_open_two_threads(client: Client, member: User) -> None:
    board = BoardFactory()
    client.force_login(member)
    open_thread(client, board)
    Post.objects.update(created_at=timezone.now() - timedelta(minutes=1))

    assert open_thread(client, board, title="Who else knows?").status_code == 422
    assert Thread.objects.count() == 1


def test_three_threads_are_enough_for_a_first_day(client: Client, newcomer: User) -> None:
    ThreadFactory(author=newcomer, about_kind="case", about_pk=7)
    ThreadFactory.create_batch(2, author=newcomer)
    board = BoardFactory()

    assert open_thread(client, board).status_code == 302
    Post.objects.update(created_at=timezone.now() - timedelta(minutes=10))
    refused = open_thread(client, board, body="Kept until tomorrow")

    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 80_000
    assert "Kept until tomorrow" in refused.text


def test_ten_replies_are_enough_for_a_first_day(client: Client, newcomer: User) -> None:
    thread = ThreadFactory()
    PostFactory.create_batch(10, thread=thread, author=newcomer)

    refused = send_reply(client, thread, "Kept until tomorrow")

    assert refused.status_code == 429
    assert "Kept until tomorrow" in refused.text
    User.objects.filter(pk=newcomer.pk).update(created_at=timezone.now() - timedelta(hours=25))
    assert send_reply(client, thread, "Tomorrow").status_code == 302


def test_two_links_are_enough_for_a_first_day(client: Client, newcomer: User, settings: Any) -> None:
    thread = ThreadFactory()
    own = f"{settings.SITE_URL}/cases/1/ [here](/about/) https://a.example/ https://a.example/ https://b.example/"

    refused = [send_reply(client, thread, LINKS), open_thread(client, BoardFactory(), body=LINKS)]
    post = PostFactory(author=newcomer)
    refused.append(client.post(f"/posts/{post.pk}/edit/", {"body": LINKS, "base": post.version}))

    for answer in refused:
        assert answer.status_code == 422
        assert "2 links to other sites at most" in answer.text
        assert f"{LINKS}</textarea>" in answer.text
    assert send_reply(client, thread, own).status_code == 302


@pytest.mark.parametrize("group", ["Moderators", None])
def test_who_is_known_is_not_measured(client: Client, group: str | None) -> None:
    person = UserFactory(newcomer=True, groups=[group]) if group else UserFactory()
    thread = ThreadFactory()
    PostFactory.create_batch(10, thread=thread, author=person)
    client.force_login(person)

    assert send_reply(client, thread, LINKS).status_code == 302


def test_a_title_that_changed_meanwhile_is_not_overwritten(client: Client, member: User, moderator: User) -> None:
    thread = ThreadFactory(author=member, title="Frist question")
    client.force_login(moderator)
    client.post(f"/threads/{thread.pk}/title/", {"title": "First question", "base": "Frist question"})
    client.force_login(member)

    conflict = client.post(f"/threads/{thread.pk}/title/", {"title": "My question", "base": "Frist question"})

    thread.refresh_from_db()
    assert conflict.status_code == 409
    assert thread.title == "First question"
    for shown in (">First question</a>", 'value="My question"', 'value="First question"'):
        assert shown in conflict.text
    again = {"title": "My question", "base": thread.title}
    assert client.post(f"/threads/{thread.pk}/title/", again).status_code == 302

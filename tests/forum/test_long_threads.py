"""A long thread says how long it takes, has a table of its posts, and is not woken up by mistake."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from forum import actions
from forum.models import Post, Thread
from markup import reading
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.forum.sending import page

pytestmark = pytest.mark.django_db


def contents(client: Client, thread: Thread) -> str:
    response = client.get(f"/threads/{thread.pk}/contents/")
    assert response.status_code == 200
    return response.content.decode()


def long_thread(posts: int) -> Thread:
    thread = ThreadFactory()
    more = [
        Post(thread=thread, number=number, author=thread.author, body=f"Post {number}.", language="en")
        for number in range(2, posts + 1)
    ]
    Post.objects.bulk_create(more)
    Thread.objects.filter(pk=thread.pk).update(last_number=posts, post_count=posts)
    return Thread.objects.get(pk=thread.pk)


def test_a_table_leads_to_every_page(client: Client) -> None:
    thread = long_thread(65)

    text = contents(client, thread)

    assert re.findall(r"Posts (\d+) to (\d+)", text) == [("1", "20"), ("21", "40"), ("41", "60"), ("61", "65")]
    first = thread.posts.get(number=41)
    assert f'href="{thread.get_absolute_url()}?after=40#post-{first.pk}"' in text
    assert f"/threads/{thread.pk}/contents/" in page(client, thread)


def test_a_short_thread_needs_none(client: Client) -> None:
    thread = long_thread(50)

    assert client.get(f"/threads/{thread.pk}/contents/").url == thread.get_absolute_url()
    assert "/contents/" not in page(client, thread)


@pytest.mark.parametrize("posts", [100, 3000])
def test_a_table_costs_the_same_for_any_length(client: Client, posts: int) -> None:
    thread = long_thread(posts)

    with CaptureQueriesContext(connection) as asked:
        text = contents(client, thread)

    assert len(asked) <= 3
    assert text.count('class="contents-row"') <= 60
    assert f"to {posts}" in text


def test_it_names_the_posts_that_were_thanked_for_most(client: Client, member: User, reader: User) -> None:
    thread = long_thread(60)
    for number, people in ((7, [member]), (55, [member, reader])):
        for person in people:
            actions.thank(thread.posts.get(number=number), by=person)
    hidden = thread.posts.get(number=9)
    actions.thank(hidden, by=member)
    Post.objects.filter(pk=hidden.pk).update(hidden_at=timezone.now())

    text = contents(client, thread)

    thanked = text.split('id="thanked"')[1].split("</section>")[0]
    assert re.findall(r"Post (\d+)</a>", thanked) == ["7", "55"]
    assert "Thanked for most" not in contents(client, long_thread(60))


def test_a_table_is_for_those_who_read_the_thread(client: Client, member: User) -> None:
    thread = long_thread(60)
    thread.board.audience = "members"
    thread.board.save()

    assert client.get(f"/threads/{thread.pk}/contents/").status_code == 404
    client.force_login(member)
    assert contents(client, thread)


def test_the_characters_of_a_thread_are_those_that_can_be_read(member: User, moderator: User) -> None:
    thread = actions.open_thread(BoardFactory(), author=member, title="Ten", body="a" * 10)
    post = actions.reply(thread, author=moderator, body="b" * 30, key=uuid4())
    other = actions.reply(thread, author=member, body="c" * 50, key=uuid4(), at=timezone.now())

    def letters() -> int:
        return Thread.objects.get(pk=thread.pk).letters

    assert letters() == 90
    actions.edit_post(post, by=moderator, body="b" * 20, base=post.version)
    assert letters() == 80
    actions.hide_post(post, by=moderator, reason="Too much.")
    assert letters() == 60
    actions.restore_post(post, by=moderator)
    actions.delete_post(other, by=member)
    assert letters() == 30


@pytest.mark.parametrize(
    ("letters", "language", "minutes"), [(0, "en", 1), (9870, "en", 10), (6120, "ar", 10), (8630, "qu", 10)]
)
def test_each_language_has_its_pace(letters: int, language: str, minutes: int) -> None:
    assert reading.minutes(letters, language) == minutes


def test_a_long_thread_says_how_long_it_takes(client: Client) -> None:
    thread = long_thread(60)
    Thread.objects.filter(pk=thread.pk).update(letters=987 * 42)

    assert "42 minutes to read" in page(client, thread)
    assert "to read" not in page(client, ThreadFactory())


@pytest.mark.parametrize(("days", "is_said"), [(179, False), (181, True)])
def test_an_old_thread_says_so_before_one_replies(client: Client, member: User, days: int, is_said: bool) -> None:
    then = timezone.now() - timedelta(days=days)
    thread = ThreadFactory(created_at=then, posts=0)
    PostFactory(thread=thread, created_at=then)

    assert "Nobody has written here" not in page(client, thread)
    client.force_login(member)
    assert (f"Nobody has written here for {days} days." in page(client, thread)) == is_said


def test_a_table_says_no_words_that_are_hidden(client: Client, moderator: User) -> None:
    thread = long_thread(65)
    thread.posts.filter(number=21).update(body="A secret of the well.", thanks_count=3)
    assert "A secret of the well." in contents(client, thread)

    actions.hide_post(thread.posts.get(number=21), by=moderator, reason="It names a person.")

    assert "A secret of the well." not in contents(client, thread)
    client.force_login(moderator)
    assert "A secret of the well." not in contents(client, thread)

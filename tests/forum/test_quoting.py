"""What is quoted leads to where it was said, and is quoted only where everybody reads it."""

import pytest
from django.test import Client

from accounts.models import User
from forum.models import Post
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.forum.sending import page, send_reply

pytestmark = pytest.mark.django_db


def quoting(post: Post) -> str:
    return f"/threads/{post.thread_id}/posts/?quote={post.pk}"


def test_every_post_can_be_quoted_without_script(client: Client, member: User) -> None:
    post = PostFactory(body="Ask first.\n\nThen *listen*.", author=UserFactory(display_name="Ben [B] Reader"))
    client.force_login(member)
    assert f'href="{quoting(post)}"' in page(client, post.thread)

    form = client.get(quoting(post))

    words = f"> [Ben \\[B\\] Reader](/posts/{post.pk}/):\n>\n> Ask first.\n>\n> Then *listen*.\n\n"
    assert form.context["form"]["body"].value() == words
    send_reply(client, post.thread, f"{words}So we did.")
    shown = page(client, post.thread)
    assert f'<blockquote>\n<p><a href="/posts/{post.pk}/"' in shown
    assert ">Ben [B] Reader</a>:</p>" in shown


def test_what_a_post_quotes_is_not_quoted_again(client: Client, member: User) -> None:
    post = PostFactory(body="> First said.\n\nMy own words.")
    client.force_login(member)

    answer = client.get(quoting(post), headers={"accept": "application/json"})

    assert answer.json()["words"] == "> My own words.\n"


def test_a_long_post_is_quoted_in_part(client: Client, member: User) -> None:
    post = PostFactory(body="seven seats " * 1_000)
    client.force_login(member)

    words = client.get(quoting(post), headers={"accept": "application/json"}).json()["words"]

    assert len(words) < 1_510
    assert words.endswith("…\n")


def test_what_not_everybody_reads_is_not_quoted(client: Client, member: User, moderator: User) -> None:
    thread = ThreadFactory()
    hidden = PostFactory(thread=thread, author=member, hidden=True)
    deleted = PostFactory(thread=thread, author=member, deleted=True)
    elsewhere = PostFactory()
    for person in (member, moderator):
        client.force_login(person)
        for post in (hidden, deleted, elsewhere):
            assert client.get(f"/threads/{thread.pk}/posts/?quote={post.pk}").status_code == 404


def test_who_may_not_reply_quotes_nothing(client: Client, member: User) -> None:
    locked = PostFactory(thread=ThreadFactory(locked=True))
    closed = PostFactory(thread=ThreadFactory(board=BoardFactory(audience="members")))

    assert "/accounts/login/" in client.get(quoting(locked)).url
    client.force_login(member)
    assert client.get(quoting(locked)).status_code == 403
    assert "talk--closed" in page(client, locked.thread)
    client.logout()
    assert "/accounts/login/" in client.get(quoting(closed)).url


def test_an_address_that_quotes_no_number_is_refused(client: Client, member: User) -> None:
    thread = ThreadFactory()
    client.force_login(member)

    assert client.get(f"/threads/{thread.pk}/posts/?quote=first").status_code == 400
    assert client.get(f"/threads/{thread.pk}/posts/").status_code == 200

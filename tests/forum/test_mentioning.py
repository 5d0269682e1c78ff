"""A member who is mentioned is told, if the post is for them to see; readers are led to the profile."""

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from forum.models import Post, Thread
from notifications.actions import follow
from notifications.models import Alert, Announcement
from notifications.tasks import fan_out
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.forum.sending import page, send_reply

pytestmark = pytest.mark.django_db


def told(person: User) -> list[tuple[str, str, int]]:
    for announcement in Announcement.objects.filter(fanned_out_at=None):
        fan_out.call(announcement.pk)
    return list(Alert.objects.of(person).values_list("name", "kind", "object_pk"))


def open_thread(client: Client, body: str, **fields: str) -> HttpResponse:
    board = BoardFactory()
    sent = {"board": board.slug, "title": "Who knows?", "language": "en", "body": body, "send": "1"}
    key = "00000000-0000-4000-8000-000000000001"
    return client.post("/threads/new/", {**sent, "key": key, **fields})


def test_a_mention_leads_to_the_profile_and_tells_the_member(client: Client, member: User, reader: User) -> None:
    thread = ThreadFactory()
    client.force_login(member)

    send_reply(client, thread, "Ask @Reader, @reader or @nobody-here.")

    post = Post.objects.get(author=member)
    shown = page(client, thread)
    assert shown.count('<a href="/members/reader/" dir="ltr" rel="ugc nofollow noopener">@') == 2
    assert "@nobody-here" in shown
    assert "/members/nobody-here/" not in shown
    assert told(reader) == [("mentioned", "post", post.pk)]


def test_a_follower_who_is_mentioned_is_told_once(client: Client, member: User, reader: User) -> None:
    thread = ThreadFactory()
    follow(reader, topic=thread.topic)
    client.force_login(member)

    send_reply(client, thread, "Thank you, @reader.")

    assert [name for name, _kind, _pk in told(reader)] == ["mentioned"]
    client.force_login(reader)
    assert "mentioned you in" in client.get("/notifications/").text


def test_the_opening_of_a_thread_mentions_too(client: Client, member: User, reader: User) -> None:
    client.force_login(member)

    open_thread(client, "@reader, you were there.")

    assert told(reader) == [("mentioned", "thread", Thread.objects.get().pk)]


def test_only_who_may_see_the_post_is_told(client: Client, member: User, moderator: User) -> None:
    thread = ThreadFactory(hidden=True, author=member)
    outside, gone = UserFactory(handle="outside"), UserFactory(handle="gone", is_active=False)
    post = PostFactory(thread=ThreadFactory(), author=member)
    client.force_login(member)
    client.post(f"/posts/{post.pk}/edit/", {"body": "@outside @gone", "base": post.version})
    Thread.objects.filter(pk=post.thread_id).update(hidden_at=thread.hidden_at)

    assert told(outside) == told(gone) == []
    assert "/members/gone/" not in client.get(f"/posts/{post.pk}/").text


@pytest.mark.parametrize(
    "body",
    [
        "`@reader`",
        "> @reader said so\n\nIndeed.",
        "[@reader](/about/)",
        "me@reader",
        "@reader@example.org",
        "x/@reader",
    ],
)
def test_code_quotations_links_and_addresses_mention_nobody(
    client: Client, member: User, reader: User, body: str
) -> None:
    client.force_login(member)

    send_reply(client, ThreadFactory(), body)

    assert told(reader) == []
    assert Post.objects.get(author=member).handles == []


@pytest.mark.parametrize(("newcomer", "most"), [(False, 10), (True, 2)])
def test_one_mention_too_many_comes_back_with_the_text(client: Client, newcomer: bool, most: int) -> None:
    thread, author = ThreadFactory(), UserFactory(newcomer=newcomer)
    names = [f"@{one.handle}" for one in UserFactory.create_batch(most + 1)]
    client.force_login(author)

    response = send_reply(client, thread, " ".join(names))
    opened = open_thread(client, " ".join(names))

    for refused in (response, opened):
        assert refused.status_code == 422
        assert f"mention {most} members at most" in refused.text
        assert f"{names[-1]}</textarea>" in refused.text
    assert not Post.objects.filter(author=author).exists()
    assert send_reply(client, thread, " ".join(names[:-1])).status_code == 302


def test_an_edit_tells_those_who_are_new_in_it(client: Client, member: User, reader: User, moderator: User) -> None:
    thread = ThreadFactory()
    client.force_login(member)
    send_reply(client, thread, "@reader knows.")
    post = Post.objects.get(author=member)

    client.post(f"/posts/{post.pk}/edit/", {"body": "@reader and @moderator know.", "base": post.version})

    assert len(told(reader)) == 1
    assert told(moderator) == [("mentioned", "post", post.pk)]


def test_edit_after_edit_calls_no_more_than_one_post_may(client: Client, member: User) -> None:
    names = [f"@{one.handle}" for one in UserFactory.create_batch(11)]
    client.force_login(member)
    send_reply(client, ThreadFactory(), " ".join(names[:10]))
    post = Post.objects.get(author=member)

    response = client.post(f"/posts/{post.pk}/edit/", {"body": names[10], "base": post.version})

    assert response.status_code == 422
    assert f"{names[10]}</textarea>" in response.text


def test_the_preview_shows_the_link(client: Client, member: User, reader: User) -> None:
    client.force_login(member)

    for shown in (
        client.post("/preview/", {"body": "@reader"}),
        send_reply(client, ThreadFactory(), "@reader", preview="1"),
        open_thread(client, "@reader", preview="1"),
    ):
        assert 'href="/members/reader/"' in shown.text
    assert told(reader) == []

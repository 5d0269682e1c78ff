"""A reply is posted once, in its place, or comes back with its text."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from forum.models import Post
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.forum.sending import page, send_reply

pytestmark = pytest.mark.django_db


def test_a_reply_stands_at_the_end_of_its_thread(client: Client, member: User) -> None:
    thread = ThreadFactory(posts=20)
    client.force_login(member)

    response = send_reply(client, thread, "We asked **first**.")

    post = Post.objects.get(body="We asked **first**.")
    assert response.url == f"{thread.get_absolute_url()}?after=20#post-{post.pk}"
    assert post.number == 21
    assert "<strong>first</strong>" in page(client, thread, after=20)


def test_a_script_gets_what_an_open_page_needs(client: Client, member: User) -> None:
    thread = ThreadFactory()
    client.force_login(member)

    response = send_reply(client, thread, accept="application/json")

    assert response.status_code == 201
    sent = response.json()
    assert (sent["seq"], sent["number"], sent["author"]) == (2, 2, member.pk)
    assert f'id="post-{sent["post"]}"' in sent["html"]
    assert sent["html"] in page(client, thread)


def test_the_same_form_posts_once(client: Client, member: User) -> None:
    thread = ThreadFactory()
    client.force_login(member)
    key = str(uuid4())

    first = send_reply(client, thread, key=key)
    second = send_reply(client, thread, key=key)

    assert first.url == second.url
    assert thread.posts.filter(author=member).count() == 1


def test_a_used_form_keeps_another_text_and_can_send_it(client: Client, member: User) -> None:
    thread = ThreadFactory()
    client.force_login(member)
    key = str(uuid4())
    send_reply(client, thread, "One", key=key)

    response = send_reply(client, thread, "Another", key=key)

    assert response.status_code == 409
    assert "Another</textarea>" in response.content.decode()
    assert key not in response.content.decode()
    assert not thread.posts.filter(body="Another").exists()


def test_two_members_may_have_the_same_key(client: Client, member: User, reader: User) -> None:
    thread = ThreadFactory()
    key = str(uuid4())
    for person in (member, reader):
        client.force_login(person)
        assert send_reply(client, thread, f"I am {person.handle}", key=key).status_code == 302

    assert thread.posts.filter(key=key).count() == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"body": ""},
        {"body": " \r\n\t "},
        {"body": "\u200b\u200e"},
        {"body": "x" * 20_001},
        {"body": "null\x00byte"},
        {"language": "xx"},
        {"language": "english"},
        {"key": ""},
        {"key": "not-a-key"},
        {"key": None},
        {"body": None},
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_what_cannot_be_posted_comes_back(client: Client, member: User, fields: dict[str, str], accept: str) -> None:
    thread = ThreadFactory()
    client.force_login(member)

    response = send_reply(client, thread, **{"body": "Kept as typed", **fields}, accept=accept)

    assert response.status_code == 422
    assert Post.objects.count() == 1
    if accept == "text/html":
        kept = fields.get("body", "Kept as typed") or ""
        assert kept.strip("\x00\t\r\n ")[:50] in response.content.decode()
    else:
        assert response.json()["detail"]


def test_the_longest_text_fits_with_its_line_ends(client: Client, member: User) -> None:
    thread = ThreadFactory()
    client.force_login(member)

    response = send_reply(client, thread, "x\r\n" * 9_999 + "xx")

    assert response.status_code == 302
    assert len(Post.objects.get(number=2).body) == 20_000


def test_nobody_replies_to_a_locked_thread(client: Client, moderator: User) -> None:
    thread = ThreadFactory(locked=True)
    client.force_login(moderator)

    response = send_reply(client, thread, "Too late?")

    assert response.status_code == 403
    assert "Too late?" in response.content.decode()
    assert thread.posts.count() == 1


def test_a_signed_out_member_keeps_the_text(client: Client) -> None:
    thread = ThreadFactory()

    response = send_reply(client, thread, "My session ended.")

    assert response.status_code == 403
    assert "My session ended." in response.content.decode()
    assert thread.posts.count() == 1


def test_a_script_is_told_with_a_sentence(client: Client, member: User) -> None:
    thread = ThreadFactory(locked=True)
    client.force_login(member)

    response = send_reply(client, thread, accept="application/json")

    assert response.status_code == 403
    assert response.json() == {"detail": "This thread is locked: nobody can reply."}


@pytest.mark.parametrize("pk", [0, 999_999, 10**30])
def test_a_thread_that_is_not_there_takes_no_reply(client: Client, member: User, pk: int) -> None:
    client.force_login(member)

    response = client.post(f"/threads/{pk}/posts/", {"body": "Anyone?", "key": str(uuid4())})

    assert response.status_code == 404


def test_what_one_may_not_see_one_may_not_answer(client: Client, member: User) -> None:
    hidden = ThreadFactory(hidden=True)
    member.suspended_at = None
    client.force_login(member)

    assert send_reply(client, hidden).status_code == 404
    assert hidden.posts.count() == 1


def test_the_same_text_twice_in_five_minutes_is_refused(client: Client, member: User) -> None:
    thread = ThreadFactory()
    now = timezone.now()
    PostFactory(thread=thread, author=member, body="Twice?", created_at=now - timedelta(minutes=4))
    PostFactory(thread=thread, author=member, body="Long ago.", created_at=now - timedelta(minutes=6))
    client.force_login(member)

    assert send_reply(client, thread, " Twice? ").status_code == 422
    assert send_reply(client, thread, "Long ago.").status_code == 302


def test_a_second_post_within_three_seconds_waits(client: Client, member: User) -> None:
    thread = ThreadFactory()
    PostFactory(author=member, created_at=timezone.now() - timedelta(seconds=1))
    client.force_login(member)

    response = send_reply(client, thread, "Too fast")

    assert response.status_code == 429
    assert "Too fast" in response.content.decode()


def test_a_hundred_posts_an_hour_are_enough(client: Client, member: User) -> None:
    thread = ThreadFactory()
    elsewhere = ThreadFactory(author=member, posts=100, posts__created_at=timezone.now() - timedelta(minutes=30))
    client.force_login(member)

    assert send_reply(client, thread).status_code == 429
    elsewhere.posts.filter(number=1).update(created_at=timezone.now() - timedelta(hours=2))
    assert send_reply(client, thread).status_code == 302


def test_the_preview_is_what_will_be_read(client: Client, member: User) -> None:
    thread = ThreadFactory()
    client.force_login(member)

    shown = client.post("/preview/", {"body": "*so* it is", "language": "fr"}).content.decode()
    without_script = send_reply(client, thread, "*so* it is", preview="1", language="fr")

    assert "<em>so</em> it is" in shown
    assert 'lang="fr" dir="ltr"' in shown
    assert without_script.status_code == 200
    assert "<em>so</em> it is" in without_script.content.decode()
    assert "*so* it is</textarea>" in without_script.content.decode()
    assert thread.posts.count() == 1


def test_only_members_ask_for_a_preview(client: Client, member: User) -> None:
    assert client.post("/preview/", {"body": "x"}).status_code == 403

    client.force_login(member)
    assert client.post("/preview/", {"body": ""}).status_code == 422
    assert client.get("/preview/").status_code == 405


def test_every_form_needs_its_token(member: User) -> None:
    thread = ThreadFactory()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member)

    response = send_reply(strict, thread, "From elsewhere")

    assert response.status_code == 403
    assert "From elsewhere" in response.content.decode()
    assert thread.posts.count() == 1


def test_members_only_boards_take_replies_of_members(client: Client, member: User) -> None:
    thread = ThreadFactory(board=BoardFactory(audience="members"))
    assert client.get(thread.get_absolute_url()).status_code == 404

    client.force_login(member)
    assert send_reply(client, thread).status_code == 302

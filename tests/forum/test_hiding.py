"""What a moderator hides is gone for everyone else: from page, events, search, alerts."""

import pytest
from django.test import Client

from accounts.models import User
from forum.models import Post, Thread
from notifications import tasks
from notifications.models import Alert, Announcement, Follow
from search.finding import find
from tests.factories.accounts import UserFactory
from tests.factories.forum import PostFactory, ThreadFactory
from tests.forum.sending import page, send_reply

pytestmark = pytest.mark.django_db
REASON = "It names a person who did not agree."


def tell_everyone() -> None:
    for announcement in Announcement.objects.filter(fanned_out_at=None):
        tasks.fan_out.func(announcement.pk)


def hide(moderator: User, kind: str, pk: int) -> None:
    client = Client()
    client.force_login(moderator)
    assert client.post(f"/moderation/{kind}/{pk}/hide/", {"reason": REASON}).status_code == 302


def restore(moderator: User, kind: str, pk: int) -> None:
    client = Client()
    client.force_login(moderator)
    assert client.post(f"/moderation/{kind}/{pk}/restore/").status_code == 302


@pytest.fixture
def zebra(client: Client, member: User, reader: User) -> Post:
    """A post by `member` in a thread that `reader` opened and follows."""
    thread = ThreadFactory(author=reader)
    Follow.objects.create(user=reader, topic=thread.topic)
    client.force_login(member)
    send_reply(client, thread, "The zebra crossed first.")
    tell_everyone()
    client.logout()
    return Post.objects.get(number=2)


def words(client: Client, thread: Thread) -> str:
    """All that a thread says to one reader."""
    return page(client, thread) + client.get(f"/threads/{thread.pk}/events/?since=0").content.decode()


def test_a_hidden_post_is_the_same_stub_for_everyone(
    client: Client, zebra: Post, member: User, reader: User, moderator: User
) -> None:
    assert "zebra" in words(client, zebra.thread)
    assert Alert.objects.of(reader).exists()
    hide(moderator, "post", zebra.pk)

    for person in (None, reader, member, moderator):
        if person:
            client.force_login(person)
        assert "zebra" not in words(client, zebra.thread)
        assert REASON in page(client, zebra.thread)
        assert not find("zebra", user=person) if person else True
    assert not Alert.objects.of(reader).exists()


def test_writer_and_moderators_read_a_hidden_post_at_its_own_address(
    client: Client, zebra: Post, member: User, reader: User, moderator: User
) -> None:
    hide(moderator, "post", zebra.pk)
    address = f"/posts/{zebra.pk}/"

    for person, status in ((reader, 404), (member, 200), (moderator, 200)):
        client.force_login(person)
        assert client.get(address).status_code == status
        assert client.get(f"{address}history/").status_code == status
    client.logout()
    assert client.get(address).status_code == 404


def test_the_writer_is_told_why(zebra: Post, member: User, moderator: User) -> None:
    hide(moderator, "post", zebra.pk)
    tell_everyone()

    alert = Alert.objects.of(member).get()
    assert (alert.name, alert.note) == ("subject-hidden", REASON)


def test_a_restored_post_is_back_everywhere(client: Client, zebra: Post, reader: User, moderator: User) -> None:
    hide(moderator, "post", zebra.pk)
    restore(moderator, "post", zebra.pk)

    assert "zebra" in words(client, zebra.thread)
    assert find("zebra", user=reader)
    assert Alert.objects.of(reader).exists()
    assert Thread.objects.get(pk=zebra.thread_id).post_count == 2


def test_a_post_restored_in_a_hidden_thread_is_told_with_its_thread(
    client: Client, zebra: Post, moderator: User
) -> None:
    follower, writer = UserFactory.create_batch(2)
    Follow.objects.create(user=follower, topic=zebra.thread.topic)
    client.force_login(writer)
    send_reply(client, zebra.thread, "An okapi followed.")
    tell_everyone()
    okapi = Post.objects.get(number=3)
    hide(moderator, "post", okapi.pk)
    hide(moderator, "thread", okapi.thread_id)
    client.force_login(follower)

    restore(moderator, "post", okapi.pk)
    assert client.get("/notifications/count.json").json() == {"unread": 0}

    restore(moderator, "thread", okapi.thread_id)
    assert client.get("/notifications/count.json").json() == {"unread": 1}
    assert "okapi" in client.get("/notifications/").content.decode()


def test_a_deleted_post_that_is_restored_alerts_nobody(
    client: Client, zebra: Post, member: User, reader: User, moderator: User
) -> None:
    client.force_login(member)
    client.post(f"/posts/{zebra.pk}/delete/")
    hide(moderator, "post", zebra.pk)

    restore(moderator, "post", zebra.pk)

    client.force_login(reader)
    assert client.get("/notifications/count.json").json() == {"unread": 0}


def test_a_hidden_thread_is_gone_for_all_but_its_author_and_moderators(
    client: Client, zebra: Post, member: User, reader: User, moderator: User
) -> None:
    thread = zebra.thread
    page(client, thread)
    hide(moderator, "thread", thread.pk)

    for person in (None, member):
        if person:
            client.force_login(person)
        assert client.get(thread.get_absolute_url()).status_code == 404
        assert client.get(f"/threads/{thread.pk}/events/?since=0").status_code == 404
        assert client.get(f"/posts/{zebra.pk}/").status_code == 404
        assert thread.title not in client.get("/threads/").content.decode()
    assert not find("zebra", user=member)
    assert not Alert.objects.of(reader).exclude(name="subject-hidden").exists()
    for person in (reader, moderator):
        client.force_login(person)
        assert REASON in page(client, thread)


def test_a_hidden_thread_takes_no_replies(client: Client, zebra: Post, reader: User, moderator: User) -> None:
    hide(moderator, "thread", zebra.thread_id)

    for person in (reader, moderator):
        client.force_login(person)
        assert send_reply(client, zebra.thread).status_code == 403


def test_a_restored_thread_is_back_with_its_words(client: Client, zebra: Post, reader: User, moderator: User) -> None:
    hide(moderator, "thread", zebra.thread_id)
    restore(moderator, "thread", zebra.thread_id)

    assert "zebra" in words(client, zebra.thread)
    assert find("zebra", user=reader)
    assert zebra.thread.title in client.get("/threads/").content.decode()


def test_hiding_twice_is_hiding_once(zebra: Post, moderator: User) -> None:
    hide(moderator, "post", zebra.pk)
    before = Thread.objects.get(pk=zebra.thread_id)
    hide(moderator, "post", zebra.pk)

    after = Thread.objects.get(pk=zebra.thread_id)
    assert (before.last_seq, before.post_count) == (after.last_seq, after.post_count)
    assert after.post_count == 1


def test_only_moderators_hide(client: Client, zebra: Post, reader: User, member: User) -> None:
    for person in (reader, member):
        client.force_login(person)
        assert client.post(f"/moderation/post/{zebra.pk}/hide/", {"reason": REASON}).status_code == 403
        assert client.post(f"/moderation/thread/{zebra.thread_id}/hide/", {"reason": REASON}).status_code == 403
    zebra.refresh_from_db()
    assert not zebra.is_hidden()


def test_the_first_post_takes_its_words_out_of_the_threads_entry(moderator: User, reader: User) -> None:
    thread = ThreadFactory(author=reader, posts=0)
    post = PostFactory(thread=thread, body="An okapi", author=reader)
    client = Client()
    client.force_login(reader)
    client.post(f"/posts/{post.pk}/edit/", {"body": "An okapi came", "base": post.version})
    assert [hit.key for hit in find("okapi", user=reader)] == [("thread", thread.pk)]

    hide(moderator, "post", post.pk)

    assert not find("okapi", user=reader)


def test_locking_is_logged_and_stops_replies(client: Client, member: User, moderator: User) -> None:
    thread = ThreadFactory()
    client.force_login(member)
    assert client.post(f"/threads/{thread.pk}/lock/").status_code == 403

    client.force_login(moderator)
    client.post(f"/threads/{thread.pk}/lock/")
    assert "This thread is locked" in page(client, thread)
    assert send_reply(client, thread).status_code == 403
    assert thread.title in client.get("/moderation/log/").content.decode()
    client.post(f"/threads/{thread.pk}/unlock/")
    assert send_reply(client, thread).status_code == 302
    assert client.get(f"/threads/{thread.pk}/lock/").status_code == 405

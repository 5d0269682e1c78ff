"""A thread that is merged with another leads there; its posts stand at the other's end."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from accounts.models import User
from accounts.refusing import Conflict, Refused
from forum import actions
from forum.models import Post, PostDraft, ReadMark, Thread
from moderation.models import LogEntry
from notifications.models import Alert, Announcement, Bookmark, Follow
from search.finding import find
from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published
from tests.factories.forum import PostDraftFactory, ThreadFactory
from tests.factories.groups import private_board
from tests.forum.carrying import move
from tests.forum.reading_along import OpenPage, articles
from tests.forum.sending import page, send_reply

pytestmark = pytest.mark.django_db


def events(client: Client, thread: Thread, seq: int = 0) -> tuple[int, list[dict[str, object]]]:
    answer = client.get(f"/threads/{thread.pk}/events/", {"since": seq}, headers={"accept": "application/json"})
    return answer.status_code, answer.json().get("events", []) if answer.status_code == 200 else []


def test_posts_go_and_addresses_lead_after_them(client: Client, okapi: Post, reader: User, moderator: User) -> None:
    source, target = okapi.thread, ThreadFactory(posts=24)
    there = OpenPage(client, target)

    actions.merge_threads(source, into=target, by=moderator)
    merged = Thread.objects.get(pk=target.pk)

    assert list(merged.posts.order_by("number").values_list("number", flat=True)) == list(range(1, 28))
    assert (merged.post_count, merged.last_number) == (27, 27)
    for address in (f"/threads/{source.pk}/", source.get_absolute_url()):
        assert client.get(address).headers["Location"] == f"{target.get_absolute_url()}?after=20"
    assert client.get(f"/threads/{source.pk}/contents/").status_code == 302
    assert "The okapi" in page(client, merged, after=20)
    assert source.title not in client.get("/threads/").text
    assert [hit.key for hit in find("okapi", user=reader)] == [("post", okapi.pk)]
    there.catch_up()
    assert list(there.articles)[-3:] == list(articles(page(client, merged, after=20)))[-3:]
    assert LogEntry.objects.get().act == "merge"


def test_what_belongs_to_a_thread_goes_with_it(client: Client, okapi: Post, reader: User, moderator: User) -> None:
    source, target, both = okapi.thread, ThreadFactory(title="The house of okapis"), UserFactory()
    for topic in (source.topic, target.topic):
        Follow.objects.create(user=both, topic=topic)
    for thread, last in ((source, 3), (target, 1)):
        ReadMark.objects.create(user=reader, thread=thread, last_read=last)
    Bookmark.objects.create(user=reader, kind="thread", object_pk=source.pk)
    draft = PostDraftFactory(author=reader, thread=source)
    waiting = Announcement.objects.create(name="post-added", kind="post", object_pk=okapi.pk, topics=[source.topic])

    actions.merge_threads(source, into=target, by=moderator)

    client.force_login(reader)
    assert set(Follow.objects.values_list("user", "topic")) == {(reader.pk, target.topic), (both.pk, target.topic)}
    assert list(ReadMark.objects.filter(user=reader).values_list("thread", "last_read")) == [(target.pk, 4)]
    assert PostDraft.objects.get(pk=draft.pk).thread == target
    assert "The house of okapis" in client.get("/bookmarks/").text
    waiting.refresh_from_db()
    assert waiting.topics == [target.topic]
    assert Alert.objects.of(reader).unread().exists()


def test_whoever_does_not_read_the_other_board_reads_nothing(
    client: Client, okapi: Post, reader: User, moderator: User
) -> None:
    source, target = okapi.thread, ThreadFactory(board=private_board(moderator), title="Evenings of the few")
    Bookmark.objects.create(user=reader, kind="thread", object_pk=source.pk)

    actions.merge_threads(source, into=target, by=moderator)

    for outsider in (None, reader):
        if outsider:
            client.force_login(outsider)
        for address in (source.get_absolute_url(), f"/threads/{source.pk}/", f"/posts/{okapi.pk}/"):
            assert client.get(address).status_code == 404
        assert events(client, source) == (404, [])
        assert send_reply(client, source).status_code in {403, 404}
        told = [client.get(address).text for address in ("/bookmarks/", "/moderation/log/", "/threads/", "/following/")]
        assert not [said for said in told if "Evenings" in said]
        assert not find("okapi", user=outsider or AnonymousUser())
    assert not Alert.objects.of(reader).unread().exists()


def test_open_pages_learn_where_it_went(client: Client, okapi: Post, moderator: User) -> None:
    source, target = okapi.thread, ThreadFactory()

    actions.merge_threads(source, into=target, by=moderator)
    status, [told] = events(client, source, 2)

    assert status == 200
    assert (told["name"], told["merged"]) == ("thread-merged", f"/threads/{source.pk}/")
    assert told["seq"] == Thread.objects.get(pk=source.pk).last_seq
    assert target.title not in str(told)


def test_a_reply_to_what_was_merged_is_kept_and_asks_first(
    client: Client, okapi: Post, member: User, moderator: User
) -> None:
    source, target, key = okapi.thread, ThreadFactory(), str(uuid4())
    client.force_login(member)
    actions.merge_threads(source, into=target, by=moderator)

    answer = send_reply(client, source, "Nearly lost.", key=key)

    assert answer.status_code == 409
    assert "Nearly lost." in answer.text
    assert f'action="/threads/{target.pk}/posts/"' in answer.text
    assert not Post.objects.filter(body="Nearly lost.").exists()
    assert send_reply(client, source, okapi.body, key=str(okapi.key)).headers["Location"].endswith(f"#post-{okapi.pk}")


def test_it_is_merged_again_with_its_stubs(client: Client, okapi: Post, moderator: User) -> None:
    first, second, third = okapi.thread, ThreadFactory(), ThreadFactory(posts=2)
    move(okapi, ThreadFactory(), moderator)

    actions.merge_threads(first, into=second, by=moderator)
    actions.merge_threads(second, into=third, by=moderator)

    numbers = third.posts.order_by("number").values_list("number", "moved_to")
    assert list(numbers) == [(1, None), (2, None), (3, None), (4, None), (5, okapi.pk), (6, None)]
    assert client.get(first.get_absolute_url(), follow=True).status_code == 200
    found = Thread.objects.get(pk=first.pk)
    assert (found.merged_into, found.merged_after) == (third, 3)
    assert Thread.objects.get(pk=third.pk).post_count == 5


def test_what_cannot_be_merged_stays(okapi: Post, member: User, moderator: User) -> None:
    source, target, story = okapi.thread, ThreadFactory(), Thread.objects.get(about_pk=published().pk)

    for thread, into, by, refusal in (
        (source, target, member, Refused),
        (source, ThreadFactory(hidden=True), moderator, Refused),
        (source, ThreadFactory(board__writers="nobody"), moderator, Refused),
        (source, ThreadFactory(board=private_board(member)), moderator, Refused),
        (ThreadFactory(hidden=True), target, moderator, Refused),
        (story, target, moderator, Refused),
        (source, source, moderator, Conflict),
    ):
        with pytest.raises(refusal):
            actions.merge_threads(thread, into=into, by=by)
    assert not Thread.objects.exclude(merged_into=None).exists()

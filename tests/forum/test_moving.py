"""A post that moves gets a new number; its address follows it, and a stub stays behind."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from accounts.models import User
from forum import actions
from forum.keeper import ForumKeeper
from forum.models import Post, ReadMark, Revision, Thread
from moderation.models import LogEntry
from notifications.models import Alert, Bookmark
from search.finding import find
from tests.factories.accounts import UserFactory
from tests.factories.forum import PostFactory, ThreadFactory
from tests.factories.groups import private_board
from tests.forum.carrying import move
from tests.forum.reading_along import OpenPage, articles
from tests.forum.sending import page

pytestmark = pytest.mark.django_db
STUB = "A moderator moved this post to another thread."


def test_numbers_stay_and_the_address_follows(client: Client, okapi: Post, moderator: User) -> None:
    source, target = okapi.thread, ThreadFactory(posts=2)

    moved = move(okapi, target, moderator)

    assert list(source.posts.order_by("number").values_list("number", "moved_to")) == [
        (1, None),
        (2, okapi.pk),
        (3, None),
    ]
    assert (moved.thread, moved.number) == (target, 3)
    assert "The okapi" not in page(client, source)
    assert STUB in page(client, source)
    assert f'href="/posts/{okapi.pk}/"' in page(client, source)
    assert f'id="post-{okapi.pk}"' in page(client, target)
    assert f"{target.get_absolute_url()}#post-{okapi.pk}" in client.get(f"/posts/{okapi.pk}/").text


def test_counters_are_right_in_both_threads(okapi: Post, moderator: User) -> None:
    source, target = Thread.objects.get(pk=okapi.thread_id), ThreadFactory(posts=2)
    counted = (source.post_count, source.letters), (target.post_count, target.letters)
    PostFactory(thread=source, hidden=True)
    last = source.posts.get(number=4)

    actions.move_posts(source, pks=[okapi.pk, last.pk], to=target, by=moderator)

    source.refresh_from_db()
    target.refresh_from_db()
    letters = len(okapi.body)
    assert (source.post_count, source.letters) == (counted[0][0] - 1, counted[0][1] - letters)
    assert (target.post_count, target.letters) == (counted[1][0] + 1, counted[1][1] + letters)
    assert (source.last_number, target.last_number) == (4, 4)
    assert target.bumped_at == okapi.created_at
    assert source.bumped_at < okapi.created_at


def test_what_belongs_to_a_post_goes_with_it(
    client: Client, okapi: Post, member: User, reader: User, moderator: User
) -> None:
    actions.thank(okapi, by=reader)
    Bookmark.objects.create(user=reader, kind="post", object_pk=okapi.pk)
    Revision.objects.create(post=okapi, body="An okapi.", by=member)

    move(okapi, ThreadFactory(), moderator)

    client.force_login(reader)
    found = Post.objects.visible_to(reader).with_acts_of(reader.pk).get(pk=okapi.pk)
    assert (found.is_thanked, found.is_kept, found.thanks_count) == (True, True, 1)
    assert client.get(f"/posts/{okapi.pk}/history/").status_code == 200
    assert f"/posts/{okapi.pk}/" in client.get("/bookmarks/").text or "okapi" in client.get("/bookmarks/").text
    assert Alert.objects.of(reader).unread().about("post", [okapi.pk]).exists()
    assert [hit.key for hit in find("okapi", user=reader)] == [("post", okapi.pk)]


def test_where_others_read_nothing_is_shown_to_whoever_may_not(
    client: Client, okapi: Post, member: User, reader: User, moderator: User
) -> None:
    source = okapi.thread
    target = ThreadFactory(board=private_board(moderator), title="Evenings of the few")

    move(okapi, target, moderator)
    move_events = client.get(f"/threads/{source.pk}/events/?since=0").text

    for outsider in (None, member, reader):
        client.logout()
        if outsider:
            client.force_login(outsider)
        told = [
            page(client, source),
            move_events,
            client.get("/search/?q=okapi").text,
            client.get("/notifications/").text,
        ]
        assert not [said for said in told if "The okapi" in said or "Evenings" in said]
        assert client.get(f"/posts/{okapi.pk}/").status_code == 404
        assert not find("okapi", user=outsider or AnonymousUser())
    assert not Alert.objects.of(reader).unread().about("post", [okapi.pk]).exists()
    assert find("okapi", user=moderator)


def test_the_copy_of_ones_data_has_the_words_and_not_the_place(okapi: Post, member: User, moderator: User) -> None:
    move(okapi, ThreadFactory(board=private_board(moderator), title="Evenings of the few"), moderator)

    [copied] = ForumKeeper().copied(member).data["posts"]

    assert (copied["pk"], copied["body"], copied["thread__title"]) == (okapi.pk, "The okapi crossed first.", "")


def test_a_feed_says_where_a_post_stands_now(client: Client, okapi: Post, moderator: User) -> None:
    source, target = okapi.thread, ThreadFactory(title="A place of its own", posts=0)
    Thread.objects.filter(pk=target.pk).update(last_seq=okapi.thread.last_seq - 1, last_number=1)
    address = f"/feeds/members/{okapi.author.handle}.atom"
    User.objects.filter(pk=okapi.author_id).update(is_public=True, is_new=False)
    before = client.get(address)

    move(okapi, target, moderator)

    assert "okapi" not in client.get(f"/feeds/threads/{source.pk}.atom").text
    assert client.get(address).headers.get("ETag") != before.headers.get("ETag")


def test_open_pages_of_both_threads_learn_it(client: Client, okapi: Post, moderator: User) -> None:
    source, target = okapi.thread, ThreadFactory(posts=2)
    old, new = OpenPage(client, source), OpenPage(client, target)

    actions.move_posts(source, pks=[okapi.pk, source.posts.get(number=3).pk], to=target, by=moderator)
    old.catch_up()
    new.catch_up()

    assert list(old.articles.items()) == list(articles(page(client, source)).items())
    assert list(new.articles.items()) == list(articles(page(client, target)).items())
    assert "The okapi" not in "".join(old.articles.values())
    assert "The okapi" in new.articles[okapi.pk]


def test_a_post_may_come_back(client: Client, okapi: Post, moderator: User) -> None:
    source, target = okapi.thread, ThreadFactory()
    reader = OpenPage(client, source)
    moved = move(okapi, target, moderator)

    moved = move(moved, source, moderator)
    moved = move(moved, target, moderator)
    move(moved, source, moderator)
    reader.catch_up()

    numbers = source.posts.order_by("number").values_list("number", "moved_to")
    assert list(numbers) == [(1, None), (2, okapi.pk), (3, None), (4, okapi.pk), (5, None)]
    assert list(reader.articles.items()) == list(articles(page(client, source)).items())


def test_whoever_read_all_has_read_it_in_its_new_place(okapi: Post, reader: User, moderator: User) -> None:
    target, source = ThreadFactory(posts=2), okapi.thread
    knows, knows_half = reader, UserFactory()
    for user, there in ((knows, 2), (knows_half, 1)):
        ReadMark.objects.create(user=user, thread=source, last_read=3)
        ReadMark.objects.create(user=user, thread=target, last_read=there)

    move(okapi, target, moderator)

    marks = dict(ReadMark.objects.filter(thread=target).values_list("user", "last_read"))
    assert marks == {knows.pk: 3, knows_half.pk: 1}


def test_it_is_logged_without_saying_where(client: Client, okapi: Post, moderator: User) -> None:
    source = okapi.thread
    target = ThreadFactory(board=private_board(moderator), title="Evenings of the few")

    actions.move_posts(source, pks=[okapi.pk], to=target, by=moderator, sentence="It is another matter.")

    entry = LogEntry.objects.get()
    assert (entry.act, entry.key, entry.sentence) == ("move", ("thread", source.pk), "It is another matter.")
    log = client.get("/moderation/log/").text
    assert "moved posts out of it" in log
    assert "Evenings" not in log

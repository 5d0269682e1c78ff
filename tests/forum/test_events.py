"""An open page that takes in the events shows what a fresh page shows."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from forum import actions, rules
from forum.models import Post, Thread
from forum.streams import ThreadStream
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.forum.reading_along import OpenPage, articles, is_locked, thanks_of, title_of
from tests.forum.sending import page

pytestmark = pytest.mark.django_db

ACTS = ("reply", "edit", "delete", "hide", "restore", "lock", "unlock", "rename", "thank", "think again", "move")


def move(post: Post, by: User) -> None:
    if rules.may_move(by, post):
        actions.move_posts(post.thread, pks=[post.pk], to=ThreadFactory(), by=by)


BY_ANOTHER: dict[str, Callable[[Post, User], object]] = {
    "hide": lambda post, by: actions.hide_post(post, by=by, reason="It names a person."),
    "restore": lambda post, by: actions.restore_post(post, by=by),
    "lock": lambda post, by: actions.lock_thread(post.thread, by=by),
    "unlock": lambda post, by: actions.unlock_thread(post.thread, by=by),
    "thank": lambda post, by: post.is_readable() and actions.thank(post, by=by),
    "think again": lambda post, by: actions.take_thanks_back(post, by=by),
    "move": move,
}
acts = st.tuples(st.sampled_from(ACTS), st.integers(0, 7), st.sampled_from(["hear", "miss", "hear twice"]))


def act(thread: Thread, name: str, which: int, *, writer: User, moderator: User) -> None:
    posts = list(thread.posts.order_by("number"))
    post = posts[which % len(posts)]
    long_ago = timezone.now() - timedelta(hours=2)
    if name in BY_ANOTHER and post.is_moved():
        return
    if name in BY_ANOTHER:
        BY_ANOTHER[name](post, moderator)
    elif name == "reply" and not thread.is_locked():
        actions.reply(thread, author=writer, body=f"Reply {len(posts)}", key=uuid4(), at=long_ago)
    elif name == "edit" and post.is_readable() and not thread.is_locked():
        actions.edit_post(post, by=writer, body=f"{post.body} *and*", base=post.version)
    elif name == "delete" and post.is_readable():
        actions.delete_post(post, by=writer)
    elif name == "rename":
        actions.rename_thread(thread, by=moderator, title=f"Title {which}")


def rung(thread: Thread, seq: int) -> dict[str, Any]:
    """What the socket would carry for an event."""
    event = thread.events.get(seq=seq)
    message = ThreadStream().message(thread.pk, seq=seq, name=event.name, key=event.key, language="en")
    return {**message, "seq": seq, "name": event.name}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(acts, min_size=1, max_size=12))
def test_an_open_page_equals_a_fresh_one(steps: list[tuple[str, int, str]]) -> None:
    writer, moderator = UserFactory(), UserFactory(groups=["Moderators"])
    thread = ThreadFactory(author=writer, posts=3)
    client = Client()
    reader = OpenPage(client, thread)

    for name, which, arrival in steps:
        before = Thread.objects.get(pk=thread.pk).last_seq
        act(Thread.objects.get(pk=thread.pk), name, which, writer=writer, moderator=moderator)
        after = Thread.objects.get(pk=thread.pk).last_seq
        for seq in range(before + 1, after + 1):
            for _time in range({"hear": 1, "hear twice": 2, "miss": 0}[arrival]):
                reader.hear(rung(thread, seq))
    reader.catch_up()

    fresh = page(client, Thread.objects.get(pk=thread.pk))
    assert list(reader.articles.items()) == list(articles(fresh).items())
    assert reader.title == title_of(fresh)
    assert reader.is_locked == is_locked(fresh)
    assert {pk: thanks for pk, thanks in reader.thanks.items() if thanks} == thanks_of(fresh)


def test_events_follow_a_number_in_their_order(client: Client) -> None:
    thread = ThreadFactory(posts=5)

    answer = client.get(f"/threads/{thread.pk}/events/", {"since": 3}).json()

    assert answer["head"] == 5
    assert [(event["seq"], event["name"], event["number"]) for event in answer["events"]] == [
        (4, "post-added", 4),
        (5, "post-added", 5),
    ]
    assert answer["events"][0]["stream"] == f"thread-{thread.pk}"
    assert answer["events"][0]["key"][0] == "post"


def test_who_knows_everything_is_told_nothing(client: Client) -> None:
    thread = ThreadFactory(posts=2)

    assert client.get(f"/threads/{thread.pk}/events/", {"since": 2}).json() == {"head": 2, "events": []}


@pytest.mark.parametrize("since", [6, 10**12])
def test_a_page_of_another_time_is_told_to_load_again(client: Client, since: int) -> None:
    thread = ThreadFactory(posts=5)

    response = client.get(f"/threads/{thread.pk}/events/", {"since": since}, headers={"accept": "application/json"})

    assert response.status_code == 410
    assert response.json()["detail"]


def test_a_page_that_missed_too_much_is_told_to_load_again(client: Client) -> None:
    thread = ThreadFactory()
    Thread.objects.filter(pk=thread.pk).update(last_seq=502)

    assert client.get(f"/threads/{thread.pk}/events/", {"since": 1}).status_code == 410


@pytest.mark.parametrize("since", ["-1", "abc", "1;drop", "1.5"])
def test_what_is_no_number_is_not_understood(client: Client, since: str) -> None:
    thread = ThreadFactory()

    response = client.get(f"/threads/{thread.pk}/events/", {"since": since}, headers={"accept": "application/json"})

    assert response.status_code == 400
    assert response.json()["detail"]


def test_events_speak_the_readers_language(client: Client, moderator: User) -> None:
    thread = ThreadFactory()
    PostFactory(thread=thread, deleted=True)

    english = client.get(f"/threads/{thread.pk}/events/?since=0").json()["events"][1]["html"]
    articles_of_page = page(client, thread, lang="ar")
    arabic = client.get(f"/threads/{thread.pk}/events/?since=0&lang=ar").json()["events"][1]["html"]

    assert "The writer deleted this post" in english
    assert arabic in articles_of_page


def test_events_cost_the_same_for_one_and_for_many(client: Client, django_assert_max_num_queries: Any) -> None:
    thread = ThreadFactory(posts=30)

    with django_assert_max_num_queries(2):
        assert len(client.get(f"/threads/{thread.pk}/events/").json()["events"]) == 30


def test_the_stream_admits_whom_the_page_admits(member: User, moderator: User) -> None:
    public, hidden = ThreadFactory(), ThreadFactory(hidden=True)
    inside = ThreadFactory(board=BoardFactory(audience="members"))
    pks = {public.pk, hidden.pk, inside.pk}

    assert ThreadStream().joinable(member, pks) == {public.pk, inside.pk}
    assert ThreadStream().joinable(moderator, pks) == pks
    assert ThreadStream().heads(pks) == {public.pk: 1, hidden.pk: 1, inside.pk: 1}

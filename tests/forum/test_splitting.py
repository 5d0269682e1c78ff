"""Some posts of a thread become a thread of their own."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.models import User
from accounts.refusing import Conflict, Refused
from forum import actions
from forum.models import Post, ReadMark, Thread
from moderation.models import LogEntry
from notifications.models import Follow
from search.finding import find
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory
from tests.factories.groups import private_board
from tests.factories.tags import theme
from tests.forum.reading_along import OpenPage, articles
from tests.forum.sending import page

pytestmark = pytest.mark.django_db
TITLE = "What the okapi taught us"


def both(okapi: Post) -> list[int]:
    return list(okapi.thread.posts.later().values_list("pk", flat=True))


def test_posts_become_a_thread(client: Client, okapi: Post, member: User, reader: User, moderator: User) -> None:
    source, board = okapi.thread, BoardFactory()
    old = OpenPage(client, source)

    made = actions.split_thread(source, pks=both(okapi), board=board, title=TITLE, by=moderator, tags=[theme("health")])
    old.catch_up()

    assert (made.board, made.author, made.created_at) == (board, member, okapi.created_at)
    assert list(made.posts.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert (made.post_count, made.last_number, made.last_seq) == (2, 2, 2)
    assert Thread.objects.get(pk=source.pk).post_count == 1
    assert list(old.articles.items()) == list(articles(page(client, source)).items())
    assert "The okapi" in page(client, made)
    assert TITLE in client.get("/threads/", {"board": board.slug}).text
    assert [hit.key for hit in find("okapi", user=reader)] == [("thread", made.pk)]
    assert Follow.objects.filter(user=reader, topic__in=[source.topic, made.topic]).count() == 2
    assert LogEntry.objects.get().act == "split"


def test_whoever_read_the_posts_has_read_the_thread(okapi: Post, moderator: User) -> None:
    knows, knows_half = UserFactory(), UserFactory()
    ReadMark.objects.create(user=knows, thread=okapi.thread, last_read=3)
    ReadMark.objects.create(user=knows_half, thread=okapi.thread, last_read=2)

    made = actions.split_thread(okapi.thread, pks=both(okapi), board=BoardFactory(), title=TITLE, by=moderator)

    assert list(made.read_marks.values_list("user", "last_read")) == [(knows.pk, 2)]


def test_on_a_private_board_its_group_alone_reads_it(client: Client, okapi: Post, moderator: User) -> None:
    source, board = okapi.thread, private_board(moderator)

    made = actions.split_thread(source, pks=both(okapi), board=board, title=TITLE, by=moderator)

    told = (
        page(client, source) + client.get(f"/threads/{source.pk}/events/?since=0").text + client.get("/threads/").text
    )
    assert "The okapi" not in told
    assert TITLE not in told
    assert client.get(f"/threads/{made.pk}/").status_code == 404
    assert not find("okapi", user=AnonymousUser())
    assert TITLE not in client.get("/moderation/log/").text


def test_what_cannot_be_split_stays(okapi: Post, member: User, moderator: User) -> None:
    source, board = okapi.thread, BoardFactory()
    first = source.posts.get(number=1)
    made = {"board": board, "title": TITLE, "by": moderator, "pks": [okapi.pk]}

    for other, refusal in (
        ({"by": member}, Refused),
        ({"pks": [first.pk, okapi.pk]}, Refused),
        ({"board": BoardFactory(writers="nobody")}, Refused),
        ({"board": private_board(member)}, Refused),
        ({"pks": []}, Conflict),
        ({"title": " "}, ValidationError),
        ({"title": "a" * 121}, ValidationError),
    ):
        with pytest.raises(refusal):
            actions.split_thread(source, **{**made, **other})  # type: ignore[arg-type]
    assert Thread.objects.get() == source

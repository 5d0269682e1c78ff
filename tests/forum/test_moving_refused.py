"""What cannot be moved, and what a stub is not."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import User
from accounts.refusing import Conflict, Refused
from forum import actions
from forum.models import Post
from moderation.models import LogEntry
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.factories.groups import private_board
from tests.forum.carrying import move
from tests.forum.sending import send_reply

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("person", ["member", "reader"])
def test_only_moderators_move(request: Any, okapi: Post, person: str) -> None:
    with pytest.raises(Refused):
        move(okapi, ThreadFactory(), request.getfixturevalue(person))

    assert okapi.thread.posts.get(number=2) == okapi


def test_what_cannot_be_moved_stays(okapi: Post, moderator: User) -> None:
    source, target = okapi.thread, ThreadFactory()
    closed, unread = ThreadFactory(board__writers="nobody"), ThreadFactory(board=private_board(UserFactory()))
    first, other = source.posts.get(number=1), PostFactory()

    for pks, to, refusal in (
        ([first.pk], target, Refused),
        ([okapi.pk], closed, Refused),
        ([okapi.pk], unread, Refused),
        ([okapi.pk], ThreadFactory(hidden=True), Refused),
        ([okapi.pk], source, Conflict),
        ([okapi.pk, other.pk], target, Conflict),
        ([], target, Conflict),
    ):
        with pytest.raises(refusal):
            actions.move_posts(source, pks=pks, to=to, by=moderator)
    assert Post.objects.written().count() == Post.objects.count()
    assert not LogEntry.objects.exists()


def test_a_stub_is_no_post(client: Client, okapi: Post, moderator: User) -> None:
    source = okapi.thread
    move(okapi, ThreadFactory(), moderator)
    stub = source.posts.get(number=2)
    client.force_login(moderator)

    assert client.get(f"/posts/{stub.pk}/").status_code == 404
    assert client.post(f"/moderation/post/{stub.pk}/hide/", {"reason": "It names a person."}).status_code in {403, 404}
    assert client.get(f"/threads/{source.pk}/posts/?quote={stub.pk}").status_code == 404
    with pytest.raises(Refused):
        move(stub, ThreadFactory(), moderator)
    assert [row["state"] for row in client.get(f"/api/v1/threads/{source.pk}").json()["posts"]] == [
        "shown",
        "moved",
        "shown",
    ]


def test_the_same_form_sent_again_finds_what_was_moved(client: Client, member: User, moderator: User) -> None:
    source, target, key = ThreadFactory(), ThreadFactory(), str(uuid4())
    client.force_login(member)
    send_reply(client, source, key=key)
    move(Post.objects.get(key=key), target, moderator)

    answer = send_reply(client, source, key=key)

    assert answer.status_code == 409
    assert "A moderator moved it" in answer.text
    assert Post.objects.written().filter(author=member).count() == 1


def test_a_post_that_moves_while_it_is_changed_is_not_changed(okapi: Post, reader: User, moderator: User) -> None:
    lies_open = Post.objects.select_related("thread__board", "thread__author", "author").get(pk=okapi.pk)
    move(okapi, ThreadFactory(board=BoardFactory(audience="members")), moderator)

    with pytest.raises(Conflict):
        actions.thank(lies_open, by=reader)

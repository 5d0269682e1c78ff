"""Many requests at the same moment: one post per key, one number per post."""

from uuid import uuid4

import pytest

from accounts.models import User
from forum.models import Post, Thread
from tests.at_once import TWENTY, at_once, signed_in
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory, ThreadFactory
from tests.forum.sending import send_reply

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_key_posts_once(member: User) -> None:
    thread, key = ThreadFactory(), str(uuid4())
    clients = [signed_in(member) for _number in range(TWENTY)]

    statuses = at_once(
        lambda number: send_reply(clients[number], thread, key=key, accept="application/json").status_code
    )

    assert set(statuses) == {201}
    assert thread.posts.filter(author=member).count() == 1
    assert Thread.objects.get(pk=thread.pk).last_seq == thread.events.count() == 2


def test_one_key_in_two_threads_posts_once_and_says_so(member: User) -> None:
    threads = [ThreadFactory(), ThreadFactory()]
    key = str(uuid4())
    clients = [signed_in(member) for _number in range(TWENTY)]

    statuses = at_once(
        lambda number: send_reply(clients[number], threads[number % 2], "Only once.", key=key).status_code
    )

    assert set(statuses) == {302, 409}
    assert Post.objects.filter(author=member).count() == 1


def test_one_key_opens_one_thread(member: User) -> None:
    board, key = BoardFactory(), str(uuid4())
    clients = [signed_in(member) for _number in range(TWENTY)]
    form = {"board": board.slug, "title": "Once?", "body": "Once.", "language": "en", "key": key}

    statuses = at_once(lambda number: clients[number].post("/threads/new/", form).status_code)

    assert set(statuses) == {302}
    assert Thread.objects.count() == 1
    assert Thread.objects.get().posts.count() == 1


def test_everyones_reply_has_a_number_of_its_own() -> None:
    thread = ThreadFactory()
    clients = [signed_in(UserFactory()) for _number in range(TWENTY)]

    statuses = at_once(lambda number: send_reply(clients[number], thread, f"Voice {number}").status_code)

    thread.refresh_from_db()
    assert set(statuses) == {302}
    assert list(thread.posts.order_by("number").values_list("number", flat=True)) == list(range(1, 22))
    assert list(thread.events.order_by("seq").values_list("seq", flat=True)) == list(range(1, 22))
    assert (thread.last_number, thread.last_seq, thread.post_count) == (21, 21, 21)

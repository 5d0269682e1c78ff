"""Whoever comes back to more than can be read marks the rest read, and may think again."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from forum.models import ReadMark
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.forum.test_unread import news, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client, member: User) -> Client:
    client.force_login(member)
    return client


def mark_rest(client: Client, address: str = "/threads/") -> str:
    """Press the button of the list as it stands there now; the page that follows."""
    text = client.get(address).content.decode()
    form = re.search(r'<form [^>]*action="/threads/read/">.*?</form>', text, re.DOTALL)[0]
    fields = dict(re.findall(r'name="(board|until)" value="([^"]+)"', form))
    return client.post("/threads/read/", fields, follow=True).content.decode()


def test_everything_that_stood_there_is_read(signed_in: Client) -> None:
    begun = ThreadFactory(title="Begun", posts=4)
    ThreadFactory(title="Young")
    read(signed_in, begun, 1, 2)

    text = mark_rest(signed_in)

    assert "All of it is marked as read." in text
    assert news(signed_in) == {"Begun": "", "Young": ""}
    PostFactory(thread=begun)
    assert news(signed_in)["Begun"] == "1 new"


def test_a_board_is_marked_alone(signed_in: Client) -> None:
    practice = BoardFactory(slug="practice")
    ThreadFactory(title="Here", board=practice)
    ThreadFactory(title="Elsewhere")

    mark_rest(signed_in, "/threads/?board=practice")

    assert news(signed_in) == {"Here": "", "Elsewhere": "new"}


def test_what_came_after_the_page_stays_new(signed_in: Client) -> None:
    late, seen = ThreadFactory(title="Late", posts=2), ThreadFactory(title="Seen", posts=2)
    for thread in (late, seen):
        read(signed_in, thread, 1, 1)
    at = timezone.now()
    PostFactory(thread=late, created_at=at + timedelta(seconds=1))

    signed_in.post("/threads/read/", {"until": at.isoformat()})

    assert news(signed_in) == {"Late": "2 new", "Seen": ""}


def test_it_can_be_taken_back(signed_in: Client, member: User) -> None:
    begun = ThreadFactory(title="Begun", posts=4)
    ThreadFactory(title="Young")
    read(signed_in, begun, 1, 2)
    before = news(signed_in)
    text = mark_rest(signed_in)

    assert '<form method="post" action="/threads/read/undo/">' in text
    answer = signed_in.post("/threads/read/undo/", follow=True)

    assert "What was new is new again." in answer.content.decode()
    assert news(signed_in) == before == {"Begun": "2 new", "Young": "new"}


def test_what_was_read_since_stays_read(signed_in: Client, member: User) -> None:
    thread = ThreadFactory(title="Begun", posts=4)
    read(signed_in, thread, 1, 2)
    mark_rest(signed_in)
    PostFactory(thread=thread)
    read(signed_in, thread, 5, 5)

    assert signed_in.post("/threads/read/undo/").status_code == 409
    assert ReadMark.objects.get(user=member).last_read == 5


def test_after_a_while_it_stays(signed_in: Client) -> None:
    ThreadFactory()
    mark_rest(signed_in)

    ReadMark.objects.update(skipped_at=timezone.now() - timedelta(minutes=11))

    answer = signed_in.post("/threads/read/undo/")

    assert answer.status_code == 409
    assert "This cannot be taken back any more." in answer.content.decode()


def test_nobody_marks_for_others(signed_in: Client, reader: User) -> None:
    thread = ThreadFactory(title="Begun", posts=4)
    other = Client()
    other.force_login(reader)
    read(other, thread, 1, 2)

    mark_rest(signed_in)

    assert news(other) == {"Begun": "2 new"}


def test_what_one_may_not_see_is_not_marked(signed_in: Client, member: User) -> None:
    ThreadFactory(hidden=True)

    mark_rest(signed_in)

    assert not ReadMark.objects.exists()

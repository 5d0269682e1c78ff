"""A thread is opened once, with its tags, or the form comes back with everything in it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from forum import actions
from forum.models import Board, Post, Thread
from notifications.models import Announcement
from search.finding import find
from tags import finding
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.forum.sending import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> Board:
    return BoardFactory(slug="practice", name="Practice")


def open_thread(client: Client, **fields: Any) -> Any:
    sent: dict[str, Any] = {
        "board": "practice",
        "title": "Who keeps the register?",
        "body": "We asked **the village**.",
        "language": "en",
        "key": str(uuid4()),
        "send": "1",
    }
    return client.post("/threads/new/", sent | fields)


def test_a_title_keeps_nothing_that_turns_the_line_round(client: Client, member: User, board: Board) -> None:
    client.force_login(member)

    open_thread(client, title="\u202eWho\u2069 keeps\u0001 می\u200cخواهم?")
    thread = Thread.objects.get()

    assert thread.title == "Who keeps می\u200cخواهم?"
    client.post(f"/threads/{thread.pk}/title/", {"title": "\u202eWho keeps it?"})
    assert Thread.objects.get().title == "Who keeps it?"


def test_a_new_thread_has_its_first_post_and_its_tags(client: Client, member: User, board: Board) -> None:
    client.force_login(member)

    response = open_thread(client, countries=["BJ"], themes=["health"], keywords="registers, Savings groups")

    thread = Thread.objects.get()
    text = page(client, thread)
    assert response.url == thread.get_absolute_url()
    assert "<strong>the village</strong>" in text
    for address in ("/countries/bj/", "/themes/health/", "/tags/registers/", "/tags/savings-groups/"):
        assert f'href="{address}"' in text
    assert [hit.key for hit in find("village", user=member)] == [("thread", thread.pk)]
    topics = Announcement.objects.get(name="thread-opened").topics
    assert finding.country("BJ").topic in topics
    assert len(topics) == 4


def test_no_board_is_chosen_for_the_member(client: Client, member: User, board: Board) -> None:
    client.force_login(member)

    text = client.get("/threads/new/").text
    refused = open_thread(client, board="")

    assert '<option value="" selected>Choose a board</option>' in text
    assert refused.status_code == 422
    assert "Choose the board in which people look for this." in refused.text


def test_the_form_knows_what_the_address_says(client: Client, member: User, board: Board) -> None:
    BoardFactory(slug="other")
    client.force_login(member)

    text = client.get("/threads/new/?board=practice&country=bj&theme=health").content.decode()

    assert '<option value="practice" selected lang="en" dir="ltr">' in text
    assert 'value="BJ" checked' in text
    assert 'value="health" id' in text or 'value="health"' in text


def test_the_same_form_opens_once(client: Client, member: User, board: Board) -> None:
    client.force_login(member)
    key = str(uuid4())

    assert open_thread(client, key=key).url == open_thread(client, key=key).url
    assert Thread.objects.count() == 1


def test_a_used_form_keeps_another_text(client: Client, member: User, board: Board) -> None:
    client.force_login(member)
    key = str(uuid4())
    open_thread(client, key=key)

    response = open_thread(client, key=key, body="Quite another question", countries=["BJ", "BT"])

    text = response.content.decode()
    assert response.status_code == 409
    assert "Quite another question" in text
    assert 'value="BT" checked' in text
    assert key not in text
    assert Thread.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"title": ""},
        {"title": "x" * 121},
        {"title": "\u200b"},
        {"body": ""},
        {"body": "x" * 20_001},
        {"board": "nowhere"},
        {"board": ""},
        {"board": "members-only"},
        {"language": "xx"},
        {"countries": ["XX"]},
        {"countries": ["BJ", "<script>"]},
        {"themes": ["no-such-theme"]},
        {"themes": ["health", "trade", "education", "water-sanitation"]},
        {"keywords": "x" * 60},
        {"keywords": ",".join("abcdefghij")},
        {"key": "forged"},
        {"key": ""},
    ],
)
def test_what_cannot_be_opened_comes_back(client: Client, member: User, board: Board, fields: dict[str, Any]) -> None:
    BoardFactory(slug="members-only", audience="nobody-yet")
    client.force_login(member)

    response = open_thread(client, **{"title": "Kept title", "body": "Kept body", **fields})

    assert response.status_code == 422
    assert not Thread.objects.exists()
    assert not Post.objects.exists()
    kept = response.content.decode()
    assert ("Kept title" in kept) or "title" in fields
    assert ("Kept body" in kept) or "body" in fields


def test_the_preview_opens_nothing(client: Client, member: User, board: Board) -> None:
    client.force_login(member)

    response = open_thread(client, preview="1", themes=["health"])

    assert response.status_code == 200
    assert "<strong>the village</strong>" in response.content.decode()
    assert not Thread.objects.exists()


def test_visitors_sign_in_first_and_keep_their_text(client: Client, board: Board) -> None:
    assert client.get("/threads/new/").url.startswith("/accounts/login/")

    response = open_thread(client, body="Written before the session ended")

    assert response.status_code == 403
    assert "Written before the session ended" in response.content.decode()


def test_opening_keeps_the_same_pace_as_replying(client: Client, member: User, board: Board) -> None:
    PostFactory(author=member, created_at=timezone.now())
    client.force_login(member)

    assert open_thread(client).status_code == 429


def test_imported_threads_carry_their_own_moment(member: User, board: Board) -> None:
    long_ago = timezone.now() - timedelta(days=400)

    thread = actions.open_thread(board, author=member, title="Old", body="Words", at=long_ago)
    actions.reply(thread, author=member, body="More", key=uuid4(), at=long_ago + timedelta(days=1))

    thread.refresh_from_db()
    assert (thread.created_at, thread.bumped_at) == (long_ago, long_ago + timedelta(days=1))
    assert (thread.post_count, thread.last_number, thread.last_seq) == (2, 2, 2)


def test_a_subject_has_one_thread_which_it_announces_itself(member: User, board: Board) -> None:
    key = uuid4()
    first = actions.open_thread(board, author=member, title="T", body="B", about=("case", 7), key=key)
    second = actions.open_thread(board, author=member, title="T", body="B", about=("case", 7), key=key)

    assert first == second
    assert not Announcement.objects.exists()


def test_the_author_gives_a_thread_another_title(client: Client, member: User, reader: User) -> None:
    thread = ThreadFactory(author=member, title="Frist question")
    client.force_login(reader)
    assert client.post(f"/threads/{thread.pk}/title/", {"title": "Mine"}).status_code == 403

    client.force_login(member)
    assert client.post(f"/threads/{thread.pk}/title/", {"title": " "}).status_code == 422
    response = client.post(f"/threads/{thread.pk}/title/", {"title": "First question"})

    thread.refresh_from_db()
    assert (thread.title, response.url) == ("First question", f"/threads/{thread.pk}/first-question/")
    assert thread.events.last().name == "thread-renamed"

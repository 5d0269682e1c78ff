"""Boards as those who keep them change them: names in several languages, and what is wrong with them."""

from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import User
from forum.actions import hide_thread
from forum.models import Board, BoardRight
from tests.factories.forum import BoardFactory, ThreadFactory
from tests.factories.groups import group

pytestmark = pytest.mark.django_db
SENT = {"name": "Practice", "language": "en", "slug": "practice", "audience": "public", "writers": "readers"}


@pytest.fixture
def board(db: None) -> Board:
    names = {"en": "Practice", "fr": "Pratique", "sw": "Mazoezi"}
    return BoardFactory(slug="practice", name="Practice", names=names, descriptions={"fr": "Ce qui se fait."})


def test_another_name_is_read_in_its_language_and_leaves_the_others(client: Client, admin: User, board: Board) -> None:
    client.force_login(admin)

    answer = client.post("/boards/practice/", {**SENT, "name": "What we do"})

    board.refresh_from_db()
    assert answer.url == "/boards/"
    assert board.names == {"fr": "Pratique", "sw": "Mazoezi"}
    assert "What we do" in client.get("/boards/?lang=en").text
    assert "Ce qui se fait." in client.get("/boards/?lang=fr").text


def test_names_in_other_languages_are_given_and_taken_back(client: Client, admin: User, board: Board) -> None:
    client.force_login(admin)

    client.post(
        "/boards/practice/", {**SENT, "name-fr": "", "name-ar": "الممارسة", "description-es": "Lo que se hace."}
    )

    board.refresh_from_db()
    assert board.names == {"ar": "الممارسة", "sw": "Mazoezi"}
    assert board.descriptions == {"fr": "Ce qui se fait.", "es": "Lo que se hace."}


@pytest.mark.parametrize(
    "wrong",
    [
        {"audience": "groups"},
        {"writers": "groups"},
        {"slug": "help"},
        {"slug": "a b"},
        {"name": "\u202e"},
        {"name-fr": "a" * 81},
        {"description": "a" * 301},
        {"language": "xx"},
    ],
)
def test_what_a_board_cannot_be_is_refused(client: Client, admin: User, board: Board, wrong: dict[str, str]) -> None:
    BoardFactory(slug="help")
    client.force_login(admin)

    answer = client.post("/boards/practice/", {**SENT, "description": "Kept words.", **wrong})

    assert answer.status_code == 422
    assert "description" in wrong or "Kept words." in answer.text
    board.refresh_from_db()
    assert (board.slug, board.audience, board.writers, board.version) == ("practice", "public", "readers", 1)


def test_rights_are_given_and_taken(client: Client, admin: User, board: Board) -> None:
    readers, writers = group(name="Readers"), group(name="Writers")
    client.force_login(admin)

    chosen = {f"group-{readers.pk}": "read", f"group-{writers.pk}": "write"}
    client.post("/boards/practice/", {**SENT, "audience": "groups", "writers": "groups", **chosen})
    assert Board.objects.get(pk=board.pk).group_rights == {readers.pk: False, writers.pk: True}
    client.post("/boards/practice/", {**SENT, f"group-{readers.pk}": ""})

    assert Board.objects.get(pk=board.pk).group_rights == {}


def test_a_closed_board_is_read_and_nobody_writes_in_it(
    client: Client, admin: User, moderator: User, board: Board
) -> None:
    thread = ThreadFactory(board=board, title="What was said")
    client.force_login(admin)
    client.post("/boards/practice/", {**SENT, "writers": "nobody"})

    client.force_login(moderator)
    page = client.get(thread.get_absolute_url()).text
    answer = client.post(f"/threads/{thread.pk}/posts/", {"body": "Too late?", "language": "en", "key": str(uuid4())})

    assert "This board is closed" in page
    assert 'name="body"' not in page
    assert answer.status_code == 403
    assert "It is closed: nobody writes in it." in client.get("/boards/").text
    assert f'<option value="{board.pk}"' not in client.get("/threads/new/").text
    assert thread.posts.count() == 1


def test_a_closed_board_is_opened_again(client: Client, admin: User, member: User, board: Board) -> None:
    thread = ThreadFactory(board=board)
    client.force_login(admin)
    for writers in ("nobody", "readers"):
        client.post("/boards/practice/", {**SENT, "writers": writers})

    client.force_login(member)
    assert 'name="body"' in client.get(thread.get_absolute_url()).text


def test_an_empty_board_is_deleted_with_the_rights_on_it(client: Client, admin: User, board: Board) -> None:
    BoardRight.objects.create(board=board, group=group(), may_write=True)
    client.force_login(admin)

    assert "Delete this board?" in client.get("/boards/practice/delete/").text
    assert client.post("/boards/practice/delete/").url == "/boards/"

    assert not Board.objects.filter(slug="practice").exists()
    assert not BoardRight.objects.exists()


def test_a_board_with_threads_stays_hidden_ones_too(client: Client, admin: User, board: Board) -> None:
    hide_thread(ThreadFactory(board=board), by=admin, reason="It names a person.")
    client.force_login(admin)

    assert "Close it instead" in client.get("/boards/practice/delete/").text
    assert client.post("/boards/practice/delete/").status_code == 409

    assert Board.objects.filter(slug="practice").exists()

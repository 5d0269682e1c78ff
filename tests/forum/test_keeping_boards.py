"""Boards as those who keep them change them: names in several languages, and what is wrong with them."""

import pytest
from django.test import Client

from accounts.models import User
from forum.models import Board
from tests.factories.forum import BoardFactory
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

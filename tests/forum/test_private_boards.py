"""A board for chosen groups: its members read and write, and nothing of it reaches anybody else."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import Client

from accounts.models import User
from accounts.refusing import Refused
from forum import actions
from forum.models import Board, Thread
from moderation import actions as moderation
from moderation.models import Flag
from search.finding import find
from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published
from tests.factories.forum import BoardFactory, ThreadFactory, an_hour_ago
from tests.factories.groups import group, private_board
from tests.factories.tags import theme
from tests.forum.sending import send_reply

pytestmark = pytest.mark.django_db


def a_thread(board: Board, author: User, **said: Any) -> Thread:
    told = {"title": "Okapi in the evening", "body": "We saw one.", "tags": [theme("health")], "at": an_hour_ago()}
    return actions.open_thread(board, author=author, **{**told, **said})


def test_a_group_reads_and_writes_where_nobody_else_does(
    client: Client, member: User, reader: User, admin: User
) -> None:
    thread = a_thread(private_board(member, name="Evenings"), member)

    for outsider in (None, reader, admin):
        client.logout()
        if outsider:
            client.force_login(outsider)
        page = client.get("/threads/")
        assert client.get(thread.get_absolute_url()).status_code == 404
        assert send_reply(client, thread).status_code in {403, 404}
        assert "Evenings" not in page.text
        assert "Okapi" not in page.text
        assert not find("okapi", user=outsider or AnonymousUser())
    client.force_login(member)
    assert send_reply(client, thread).status_code == 302
    assert "Okapi" in client.get("/threads/").text
    assert find("okapi", user=member)


def test_one_group_writes_what_all_members_read(client: Client, member: User, reader: User) -> None:
    board = BoardFactory(audience="members", writers="groups", rights={group(member): True, group(name="Other"): False})
    thread = a_thread(board, member)

    client.force_login(reader)
    page = client.get(thread.get_absolute_url())
    form = client.get("/threads/new/")

    assert 'name="body"' not in page.text
    assert "some groups write in it" in page.text
    assert board.name not in form.text
    assert send_reply(client, thread).status_code == 403
    client.force_login(member)
    assert 'name="body"' in client.get(thread.get_absolute_url()).text
    assert board.name in client.get("/threads/new/").text


def test_a_group_that_may_only_read_cannot_answer(client: Client, member: User, reader: User) -> None:
    board = private_board(member, writers="groups")
    board.rights.create(group=group(reader, name="Guests"), may_write=False)
    thread = a_thread(board, member)
    client.force_login(reader)

    assert client.get(thread.get_absolute_url()).status_code == 200
    assert send_reply(client, thread).status_code == 403


def test_what_opens_is_found_by_all(member, reader, admin) -> None:
    board = private_board(member)
    thread = a_thread(board, member)
    actions.reply(thread, author=member, body="A bongo, too.", key=uuid4(), at=thread.created_at)

    board.audience = "public"
    actions.save_board(board, by=admin, rights={})

    assert {hit.key[0] for word in ("okapi", "bongo") for hit in find(word, user=reader)} == {"thread", "post"}


def test_a_kept_page_knows_who_may_write_now(client, member, reader, admin) -> None:
    board = BoardFactory()
    thread = a_thread(board, member)
    client.force_login(reader)
    assert 'name="body"' in client.get(thread.get_absolute_url()).text

    board.writers = "groups"
    actions.save_board(board, by=admin, rights={group(member).pk: True})

    assert 'name="body"' not in client.get(thread.get_absolute_url()).text


def test_moderators_outside_see_neither_flag_nor_log(client, member, moderator) -> None:
    inside = UserFactory(groups=["Moderators"])
    thread = a_thread(private_board(member, inside), member)
    moderation.flag(("thread", thread.pk), by=inside, reason="wrong", note="Said in the evening.")
    moderation.hide(("thread", thread.pk), by=inside, reason="It names somebody of the coast.")

    for person, says in ((None, False), (moderator, False), (inside, True)):
        client.logout()
        if person:
            client.force_login(person)
        assert ("It names somebody" in client.get("/moderation/log/").text) == says
    client.force_login(moderator)
    assert client.get(f"/moderation/thread/{thread.pk}/").status_code == 404
    assert client.post(f"/moderation/thread/{thread.pk}/restore/").status_code == 404


def test_flags_of_others_take_no_place_in_the_queue(client, member, moderator) -> None:
    inside = UserFactory()
    board = private_board(member, inside)
    hidden = [ThreadFactory(board=board, author=member) for _number in range(3)]
    Flag.objects.bulk_create(
        Flag(kind="thread", object_pk=thread.pk, reason="wrong", note=f"{number}", by=None)
        for thread in hidden
        for number in range(40)
    )
    open_one = ThreadFactory(title="On the square")
    moderation.flag(("thread", open_one.pk), by=inside, reason="wrong")
    client.force_login(moderator)

    page = client.get("/moderation/").text

    assert "On the square" in page
    assert hidden[0].title not in page


def test_stories_are_talked_about_in_the_open(member, admin) -> None:
    board = published(member).thread.board
    board.audience = "groups"

    with pytest.raises(ValidationError):
        actions.save_board(board, by=admin, rights={group(member).pk: True})


def test_boards_are_changed_by_those_who_keep_them(member, moderator) -> None:
    board = BoardFactory()

    for one in (member, moderator):
        with pytest.raises(Refused):
            actions.save_board(board, by=one)
        with pytest.raises(Refused):
            actions.move_board(board, by=one, steps=1)


def test_boards_are_put_in_order(admin) -> None:
    first, second, third = (BoardFactory(name=name) for name in "ABC")

    actions.move_board(third, by=admin, steps=-1)
    actions.move_board(first, by=admin, steps=-1)
    actions.move_board(first, by=admin, steps=1)

    assert list(Board.objects.filter(pk__in=[first.pk, second.pk, third.pk])) == [third, first, second]


def test_a_thread_of_a_group_asks_no_more_than_any(client, member, django_assert_max_num_queries) -> None:
    thread = a_thread(private_board(member, writers="groups"), member)
    client.force_login(member)
    assert 'name="body"' in client.get(thread.get_absolute_url()).text

    with django_assert_max_num_queries(6):
        client.get(thread.get_absolute_url())


def test_a_group_that_reads_a_board_stays(member) -> None:
    board = private_board(member)

    with pytest.raises(ProtectedError):
        board.rights.get().group.delete()

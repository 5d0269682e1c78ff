"""Alerts about what stands on a board for chosen groups: told to its readers, taken back from whoever is none."""

import pytest
from django.test import Client

from accounts.models import User
from forum import actions
from forum.models import Board, Thread
from notifications import actions as notifications
from notifications.models import Alert
from search.finding import find
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory
from tests.factories.groups import group, private_board
from tests.factories.tags import theme

pytestmark = pytest.mark.django_db


def a_thread(board: Board, author: User) -> Thread:
    told = {"title": "Okapi in the evening", "body": "We saw one.", "tags": [theme("health")]}
    return actions.open_thread(board, author=author, **told)


def test_followers_outside_the_group_are_not_told(client, member, reader, deliver) -> None:
    insider = UserFactory()
    board = private_board(member, insider)
    for one in (reader, insider):
        notifications.follow(one, topic=theme("health").topic)

    deliver(lambda: a_thread(board, member))

    assert Alert.objects.of(insider).count() == 1
    assert not Alert.objects.of(reader).exists()


def test_what_becomes_private_is_gone_for_others_at_once(client, member, reader, admin, deliver) -> None:
    board = BoardFactory(name="Evenings")
    notifications.follow(reader, topic=theme("health").topic)
    thread = deliver(lambda: a_thread(board, member))
    visitor = Client()
    client.force_login(reader)
    for one in (visitor, client):
        assert "Okapi" in one.get("/threads/").text
    assert client.get("/notifications/count.json").json() == {"unread": 1}

    board.audience = "groups"
    actions.save_board(board, by=admin, rights={group(member).pk: True})

    for one in (visitor, client):
        assert one.get(thread.get_absolute_url()).status_code == 404
        assert "Evenings" not in one.get("/threads/").text
        assert "Okapi" not in one.get("/search/?q=okapi").text
        assert "Okapi" not in one.get("/").text
    assert client.get("/notifications/count.json").json() == {"unread": 0}
    assert "Okapi" not in client.get("/notifications/").text
    assert find("okapi", user=User.objects.get(pk=member.pk))

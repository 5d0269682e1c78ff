"""Every answer of every address tells the browser what to refuse: strangers' scripts, frames, guesses and referrers."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from tests.laws.access import ROWS, SENT
from tests.laws.addresses import path_of
from tests.laws.headers import openings
from tests.laws.rows import Row
from tests.laws.village import settle

WITHIN_THE_ADMIN = ("login/", "accounts/user/", "accounts/user/add/", "forum/board/", "password_change/", "nothing/")


@pytest.mark.either
@pytest.mark.parametrize(("route", "row"), [*ROWS.items(), *SENT.items()])
def test_every_answer_is_closed(client: Client, admin: User, route: str, row: Row) -> None:
    path = path_of(route, row.make())

    to_a_visitor = client.generic(row.method, path)
    client.force_login(admin)
    to_an_admin = client.generic(row.method, path)

    assert openings(to_a_visitor) == {}
    assert openings(to_an_admin) == {}


@pytest.mark.parametrize("path", WITHIN_THE_ADMIN)
def test_the_admin_is_no_exception(client: Client, admin: User, path: str) -> None:
    client.force_login(admin)

    assert openings(client.get(f"/admin/{path}")) == {}


def test_files_of_members_are_no_exception(client: Client, db: None, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    full = settle(interface="en").cases["full"]

    answers = [client.get(f"/cases/{full.pk}/{name}") for name in ("picture.jpg", "recording.mp3")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert [openings(answer) for answer in answers] == [{}, {}]


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        (400, {"path": "/", "headers": {"host": "elsewhere.example"}}),
        (400, {"path": "/tags/%00/"}),
        (404, {"path": "/nothing-here/"}),
        (404, {"path": "/static/nothing-here.css"}),
        (405, {"path": "/preview/"}),
    ],
)
def test_an_error_is_no_exception(client: Client, db: None, status: int, asked: dict[str, object]) -> None:
    answer = client.get(**asked)

    assert answer.status_code == status
    assert openings(answer) == {}

"""The access matrix: who may come in at which address. An address without a row in `access.py` fails."""

import re

import pytest
from django.http import HttpResponse

from accounts.models import User
from forum.models import Thread
from tests.factories.accounts import UserFactory
from tests.factories.forum import ThreadFactory
from tests.factories.groups import private_board
from tests.laws.access import ROWS, SENT
from tests.laws.addresses import path_of, routes
from tests.laws.people import author_of, browser, person
from tests.laws.rows import PERSONS, Row, Values

SIGN_IN = re.compile(r"/(accounts|admin)/login/(\?|$)")
every_row = pytest.mark.parametrize(("route", "row"), [*ROWS.items(), *SENT.items()])
# Addresses of threads and posts, and of whatever moderators do with them.
OF_THREADS = re.compile(r"(threads|posts)/<int:pk>/|feeds/threads/<|api/v1/threads/<|moderation/<slug:kind>/")
of_threads = [(route, row) for route, row in [*ROWS.items(), *SENT.items()] if OF_THREADS.match(route)]
NOWHERE = 999_999


def test_every_address_has_a_row_and_every_row_an_address():
    assert set(routes()) == set(ROWS)


def test_every_address_that_takes_what_is_sent_has_a_row_for_it(admin: User):
    shown = {route: path_of(route, row.make()) for route, row in ROWS.items() if row.method == "GET"}

    taking = {route for route, path in shown.items() if _ask(admin, "POST", path).status_code != 405}

    assert taking == set(SENT)


@pytest.mark.either
@every_row
def test_who_may_come_in(route: str, row: Row, request: pytest.FixtureRequest) -> None:
    # What a POST changes for one person must not decide for the next.
    values = [row.make() for _person in (PERSONS if row.method == "POST" else PERSONS[:1])]
    expected = row.ways()
    found = {}
    for number, name in enumerate(PERSONS):
        told = values[number % len(values)]
        author = author_of(route, told)
        if author is None:
            expected["author"] = expected["member"]
        found[name] = _way(_ask(person(name, request, author=author), row.method, path_of(route, told)))

    assert found == expected


@pytest.mark.parametrize(("route", "row"), of_threads)
def test_to_others_a_private_thread_is_as_one_that_is_not_there(
    route: str, row: Row, request: pytest.FixtureRequest
) -> None:
    thread = _private_thread()
    kinds = ("thread", "post") if "kind" in route else ("",)

    for name in (name for name in PERSONS if name not in {"author", "group member"}):
        outsider = UserFactory() if name == "new member" else person(name, request)
        for kind in kinds:
            there, nowhere = (
                _ask(outsider, row.method, path_of(route, values))
                for values in (_of_thread(route, thread, kind), _of_nothing(kind))
            )
            assert there.status_code == nowhere.status_code, (name, kind)
            assert _way(there) != "in"


@pytest.mark.parametrize(("route", "row"), [one for one in of_threads if "kind" not in one[0]])
def test_to_its_group_a_private_thread_is_as_any(route: str, row: Row) -> None:
    thread = _private_thread()
    insider = User.objects.exclude(pk=thread.author_id).get(groups__board_rights__board=thread.board_id)
    expected = "gone" if route.startswith("feeds/") else row.ways()["member"]

    answer = _ask(insider, row.method, path_of(route, _of_thread(route, thread, "")))

    assert _way(answer) == expected


def _private_thread() -> Thread:
    author, insider = UserFactory(), UserFactory()
    return ThreadFactory(board=private_board(author, insider), author=author)


def _of_thread(route: str, thread: Thread, kind: str) -> Values:
    post = thread.posts.get()
    is_post = kind == "post" or route.startswith("posts/")
    pk = post.pk if is_post else thread.pk
    return {"pk": pk, "thread_id": thread.pk, "slug": thread.slug, "kind": kind}


def _of_nothing(kind: str) -> Values:
    return {"pk": NOWHERE, "thread_id": NOWHERE, "slug": "x", "kind": kind}


def _ask(user: User | None, method: str, path: str) -> HttpResponse:
    return browser(user).generic(method, path)


def _way(response: HttpResponse) -> str:
    """in: answered, also with a form that has errors; out: refused or asked to sign in; gone: not there at all."""
    assert response.status_code < 500
    assert response.status_code != 405, "The row names a method that the address does not know."
    if response.status_code in {401, 403} or SIGN_IN.match(response.headers.get("Location", "")):
        return "out"
    return "gone" if response.status_code in {404, 410} else "in"


@pytest.fixture(autouse=True)
def _everyone(db: None) -> None:
    """Whoever makes things for a row needs the database; the persons are made by the fixtures of their names."""


def test_the_persons_are_who_they_say(member: User, moderator: User, editor: User, admin: User) -> None:
    assert not member.has_perm("moderation.moderate")
    assert moderator.has_perm("moderation.moderate")
    assert not editor.has_perm("moderation.moderate")
    assert editor.has_perm("casestudies.edit_library")
    assert admin.is_superuser

"""Lists of threads: what one may see, in order, page by page, at the same cost."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from forum.models import Thread
from search.finding import find
from search.models import StoredEntry
from tags import actions as tag_actions
from tags import finding
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.forum.sending import send_reply

pytestmark = pytest.mark.django_db


def titles(client: Client, address: str = "/threads/", **query: Any) -> list[str]:
    response = client.get(address, query)
    assert response.status_code == 200
    return re.findall(r'class="thread-row__title"><a [^>]*>(.*?)</a>', response.content.decode())


def older(client: Client, address: str) -> str:
    found = re.search(r'<a rel="next" href="([^"]*)"', client.get(address).content.decode())
    return f"/threads/{found[1]}".replace("&amp;", "&") if found else ""


def test_the_thread_with_the_last_post_stands_first(client: Client, member: User) -> None:
    first, second = ThreadFactory(title="First"), ThreadFactory(title="Second")
    client.force_login(member)
    send_reply(client, first)

    assert titles(client) == ["First", "Second"]
    assert titles(client, sort="newest") == ["Second", "First"]
    assert second.last_number == 1


@pytest.mark.parametrize("sort", ["", "newest"])
def test_pages_follow_each_other_without_gap_or_repetition(client: Client, sort: str) -> None:
    board = BoardFactory()
    moment = timezone.now() - timedelta(days=1)
    for number in range(65):
        # Several threads of one moment: the place must tell them apart.
        at = moment - timedelta(minutes=number // 4)
        ThreadFactory(board=board, title=f"T{number}", posts=0, created_at=at)

    seen, address = [], f"/threads/?sort={sort}"
    while address:
        seen += titles(client, address)
        address = older(client, address)

    assert sorted(seen) == sorted(f"T{number}" for number in range(65))


def test_lists_are_narrowed_by_board_tag_and_country(client: Client) -> None:
    practice = BoardFactory(slug="practice", names={"fr": "Pratique"})
    benin, health = finding.country("BJ"), finding.theme("health")
    savings = tag_actions.keyword("Savings groups")
    ThreadFactory(title="All", board=practice, tags=[benin, health, savings])
    ThreadFactory(title="Benin", tags=[benin])
    ThreadFactory(title="None")

    assert titles(client, board="practice") == ["All"]
    assert set(titles(client, country="bj")) == {"All", "Benin"}
    assert titles(client, tag="health", country="BJ") == ["All"]
    assert titles(client, tag="savings-groups") == ["All"]
    assert "Pratique" in client.get("/threads/?board=practice&lang=fr").content.decode()


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"board": "nowhere"}, 404),
        ({"tag": "no-such-tag"}, 404),
        ({"country": "zz"}, 404),
        ({"country": "benin"}, 400),
        ({"board": "a b'c"}, 400),
        ({"sort": "random()"}, 400),
        ({"before": "yesterday"}, 400),
        ({"before": "-1"}, 400),
        ({"before": "9" * 40}, 400),
        ({"before": f"{'9' * 17}-{'9' * 18}"}, 200),
        ({"before": "0-0"}, 200),
    ],
)
def test_a_list_that_there_is_not_has_no_page(client: Client, query: dict[str, str], status: int) -> None:
    ThreadFactory()

    assert client.get("/threads/", query).status_code == status


def test_everyone_sees_what_is_theirs(client: Client, member: User, moderator: User) -> None:
    ThreadFactory(title="Public")
    ThreadFactory(title="Inside", board=BoardFactory(audience="members", slug="inside"))
    ThreadFactory(title="Hidden", hidden=True)

    assert titles(client) == ["Public"]
    assert client.get("/threads/?board=inside").status_code == 404
    for person in (member, moderator):
        client.force_login(person)
        assert set(titles(client)) == {"Public", "Inside"}


@pytest.mark.parametrize("threads", [3, 40])
def test_a_list_asks_few_questions(client: Client, member: User, threads: int) -> None:
    for _number in range(threads):
        ThreadFactory()

    with CaptureQueriesContext(connection) as first:
        titles(client)
    with CaptureQueriesContext(connection) as again:
        titles(client)
    client.force_login(member)
    with CaptureQueriesContext(connection) as for_member:
        titles(client)

    assert len(first) <= 3
    assert len(again) == 1
    assert len(for_member) <= 6


def test_the_list_that_visitors_share_follows_what_happens(client: Client) -> None:
    thread = ThreadFactory(title="Before")
    assert "1 post<" in client.get("/threads/").content.decode()
    PostFactory(thread=thread)

    assert "2 posts<" in client.get("/threads/").content.decode()


def test_an_empty_list_says_so(client: Client) -> None:
    assert "Nothing was said here yet." in client.get("/threads/").content.decode()
    assert not Thread.objects.exists()


def test_a_board_that_closes_takes_its_words_with_it(client: Client, admin: User, member: User) -> None:
    board = BoardFactory(slug="practice", name="Practice")
    client.force_login(member)
    form = {"board": "practice", "title": "Okapi?", "body": "x", "language": "en", "key": str(uuid4())}
    client.post("/threads/new/", form)
    assert find("okapi", user=AnonymousUser())

    client.force_login(admin)
    fields = {"slug": "practice", "name": "Practice", "language": "en", "position": 0, "names": "{}"}
    fields |= {"descriptions": "{}", "audience": "members", "writers": "readers"}
    rights = {"rights-TOTAL_FORMS": 0, "rights-INITIAL_FORMS": 0}
    sent = client.post(f"/admin/forum/board/{board.pk}/change/", fields | rights)

    assert sent.status_code == 302
    assert not StoredEntry.objects.meant_for({"public"}).filter(kind="thread").exists()
    assert find("okapi", user=member)

"""Whoever may hear a stream joins it and is told what happens, once and in the page's language."""

from typing import Any

import pytest
from django.db import transaction
from websockets.exceptions import InvalidStatus

from accounts.models import User
from tests.factories.accounts import UserFactory
from tests.live.bulletin import write, write_silently
from tests.live.conftest import Open


def test_a_page_is_told_where_the_stream_stands_when_it_joins(open_page: Open, author: User) -> None:
    write_silently(author, "Good morning.")

    assert open_page().join(f"bulletin-{author.pk}") == {"stream": f"bulletin-{author.pk}", "name": "joined", "seq": 1}


def test_a_stream_without_numbers_is_joined_without_a_number(open_page: Open, author: User) -> None:
    assert open_page(author).join(f"pocket-{author.pk}")["seq"] is None


def test_each_page_hears_an_event_once_in_its_own_language(open_page: Open, author: User) -> None:
    stream = f"bulletin-{author.pk}"
    pages = {lang: open_page(lang=lang) for lang in ("en", "fr", "ar")}
    for page in pages.values():
        page.join(stream)

    write(author, "Água.")

    for lang, page in pages.items():
        heard = page.hear()
        assert (heard["language"], heard["active"]) == (lang, lang)
        assert {name: heard[name] for name in ("stream", "seq", "name", "key", "html")} == {
            "stream": stream,
            "seq": 1,
            "name": "line-added",
            "key": ["member", author.pk],
            "html": "Água.",
        }
        with pytest.raises(TimeoutError):
            page.hear(0.2)


def test_an_unknown_language_falls_back_to_the_sites_own(open_page: Open, author: User) -> None:
    page = open_page(lang="xx")
    page.join(f"bulletin-{author.pk}")

    write(author, "Hello.")

    assert page.hear()["language"] == "en"


def test_events_arrive_in_the_order_of_their_numbers(open_page: Open, author: User) -> None:
    page = open_page()
    page.join(f"bulletin-{author.pk}")

    for number in range(20):
        write(author, f"Line {number}")

    assert [page.hear()["seq"] for _ in range(20)] == list(range(1, 21))


def test_what_is_rolled_back_is_never_said(open_page: Open, author: User) -> None:
    page = open_page()
    page.join(f"bulletin-{author.pk}")

    with pytest.raises(ZeroDivisionError):
        write_and_fail(author)
    write(author, "This one stays.")

    assert page.hear()["html"] == "This one stays."


def test_one_socket_carries_several_streams_until_it_leaves_them(open_page: Open, author: User) -> None:
    other = UserFactory(is_public=True)
    page = open_page()
    page.join(f"bulletin-{author.pk}")
    page.join(f"bulletin-{other.pk}")

    write(other, "From the other.")
    assert page.hear()["stream"] == f"bulletin-{other.pk}"
    page.say({"leave": f"bulletin-{other.pk}"})
    page.say({"beat": 1})

    assert page.hear() == {"name": "heads", "heads": {f"bulletin-{author.pk}": 0}}
    write(other, "Not heard any more.")
    write(author, "Heard.")
    assert page.hear()["html"] == "Heard."


def test_a_stream_that_is_not_for_the_visitor_is_refused(open_page: Open) -> None:
    page = open_page()

    for stream in ("pocket-1", "bulletin-999999999999999999", "nothing-3", "nothing"):
        assert page.join(stream) == {"stream": stream, "name": "refused"}


def test_a_member_joins_what_a_visitor_is_refused(open_page: Open, author: User) -> None:
    hidden = UserFactory(is_public=False)

    assert open_page().join(f"bulletin-{hidden.pk}")["name"] == "refused"
    assert open_page(author).join(f"bulletin-{hidden.pk}")["name"] == "joined"


UNREADABLE = [
    "",
    "hello",
    "[]",
    "7",
    '{"join": 12}',
    '{"join": "thread 12"}',
    '{"join": "thread-0"}',
    '{"say": "thread-12"}',
    '{"join": "threads", "leave": "threads"}',
    '{"beat": 2}',
    '{"join": "' + "a" * 1024 + '"}',
    "[" * 900,
    "[" * 1000,
    b"\x00\x01",
]


def test_what_cannot_be_read_closes_the_socket(open_page: Open) -> None:
    for message in UNREADABLE:
        page = open_page()
        page.socket.send(message)
        assert page.close_code() == 4400, message


def test_an_eleventh_stream_closes_the_socket(open_page: Open) -> None:
    people = [UserFactory(is_public=True) for _ in range(11)]
    page = open_page()
    for person in people[:10]:
        assert page.join(f"bulletin-{person.pk}")["name"] == "joined"

    page.say({"join": f"bulletin-{people[10].pk}"})

    assert page.close_code() == 4400


def test_a_page_of_another_site_cannot_open_a_socket(open_page: Open) -> None:
    like_ours = "http://localhost:8123.elsewhere.example"
    for origin in ("https://elsewhere.example", "null", like_ours, "http://[", "http://a:99999", None):
        with pytest.raises(InvalidStatus) as refused:
            open_page(origin=origin)
        assert refused.value.response.status_code == 403


def test_the_sites_own_address_may_open_a_socket_under_any_of_its_hosts(open_page: Open) -> None:
    open_page(origin="http://testserver").join("nothing")


def test_a_slow_reader_is_closed_and_others_are_not_held(open_page: Open, author: User, settings: Any) -> None:
    settings.LIVE_QUEUE_LENGTH = 5
    slow, quick = open_page(max_queue=1), open_page()
    for page in (slow, quick):
        page.join(f"bulletin-{author.pk}")

    # More than the buffers of both ends of a connection hold.
    for number in range(1, 41):
        write(author, "A long story.")
        assert quick.hear_named("line-added")["seq"] == number

    assert slow.close_code(10) == 4408


@transaction.atomic
def write_and_fail(author: User) -> None:
    write(author, "This one goes.")
    raise ZeroDivisionError

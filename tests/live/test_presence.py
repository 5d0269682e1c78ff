"""Pages of a thread are told how many read it and who writes: a number and names, and nothing that is not for them."""

import time
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

import live
from accounts.actions import edit_profile
from accounts.models import User
from forum.models import Thread
from house import actions as house
from live.presence import rounded
from tests.factories.accounts import UserFactory
from tests.factories.forum import ThreadFactory
from tests.live.company import at, hears_nothing, member, told
from tests.live.conftest import Open, Server


@pytest.fixture
def server(server: Server, settings: Any) -> Server:
    settings.LIVE_PRESENCE_SECONDS = 0.05
    return server


@pytest.fixture
def thread(author: User) -> Thread:
    return ThreadFactory(author=author)


def test_readers_are_counted_members_once_and_visitors_by_their_pages(open_page: Open, thread: Thread) -> None:
    ana = member("Ana")
    first = at(open_page(ana), thread)
    told(first, reading=1)

    for page in (open_page(ana), open_page(), open_page()):
        at(page, thread)

    assert told(first, reading=3) == {
        "stream": thread.topic,
        "name": "presence",
        "reading": 3,
        "writing": [],
        "writers": 0,
    }


def test_who_leaves_is_not_counted_any_more(open_page: Open, thread: Thread) -> None:
    staying, leaving, closing = (at(open_page(), thread) for _ in range(3))
    told(staying, reading=3)

    leaving.say({"leave": thread.topic})
    told(staying, reading=2)
    closing.socket.close()

    told(staying, reading=1)


def test_a_newcomer_is_told_though_nothing_changed_and_others_are_not(open_page: Open, thread: Thread) -> None:
    ana = member("Ana")
    first = at(open_page(ana), thread)
    told(first, reading=1)

    told(at(open_page(ana), thread), reading=1)

    hears_nothing(first)


def test_who_writes_is_named_to_others_and_not_to_oneself(open_page: Open, thread: Thread) -> None:
    writing, reading = at(open_page(member("Ana")), thread), at(open_page(), thread)
    told(writing, reading=2)
    told(reading, reading=2)

    writing.say({"typing": thread.topic})

    assert told(reading, writing=["Ana"])["writers"] == 1
    assert told(writing)["writers"] == 0


def test_two_are_named_and_more_are_counted(open_page: Open, thread: Thread) -> None:
    reading = at(open_page(), thread)
    writers = [at(open_page(member(name)), thread) for name in ("Ana", "Ben", "Carla")]

    for page in writers[:2]:
        page.say({"typing": thread.topic})
    told(reading, writing=["Ana", "Ben"])
    writers[2].say({"typing": thread.topic})

    while (heard := told(reading))["writers"] != 3:
        pass
    assert heard["writing"] == []


def test_who_stops_writing_is_not_said_to_write(open_page: Open, thread: Thread, settings: Any) -> None:
    settings.LIVE_WRITING_SECONDS = 0.5
    writing, reading = at(open_page(member("Ana")), thread), at(open_page(), thread)
    writing.say({"typing": thread.topic})
    told(reading, writing=["Ana"])

    told(reading, writing=[])


def test_too_many_signs_of_writing_are_dropped(open_page: Open, thread: Thread, settings: Any) -> None:
    settings.LIVE_WRITING_SECONDS = 0.5
    writing, reading = at(open_page(member("Ana")), thread), at(open_page(), thread)
    told(reading, reading=2)

    for _ in range(500):
        writing.say({"typing": thread.topic})
    told(reading, writing=["Ana"])

    # They count as one, which lapses; nothing else comes in between.
    assert told(reading)["writing"] == []
    hears_nothing(reading)
    writing.say({"beat": 1})
    assert writing.hear_named("heads")["name"] == "heads"


def test_visitors_never_write_and_count_as_numbers(open_page: Open, thread: Thread) -> None:
    visitor, reading = at(open_page(), thread), at(open_page(member("Ana")), thread)
    told(reading, reading=2)

    visitor.say({"typing": thread.topic})

    hears_nothing(reading)


def test_visitors_are_told_of_those_alone_whose_profile_they_may_see(open_page: Open, thread: Thread) -> None:
    hidden = UserFactory(display_name="Hidden", is_public=False)
    writing, visitor, reading = (
        at(open_page(hidden), thread),
        at(open_page(), thread),
        at(open_page(member("Ana")), thread),
    )
    told(visitor, reading=3)

    writing.say({"typing": thread.topic})

    told(reading, writing=["Hidden"])
    assert told(visitor)["writers"] == 0


def test_who_chose_not_to_be_shown_is_neither_counted_nor_named(open_page: Open, thread: Thread) -> None:
    hidden, reading = at(open_page(member("Hidden", shows_presence=False)), thread), at(open_page(), thread)
    told(reading, reading=1)

    hidden.say({"typing": thread.topic})

    hears_nothing(reading)


def test_the_choice_holds_at_once_on_pages_that_are_open(open_page: Open, thread: Thread) -> None:
    ana = member("Ana")
    chosen, reading = at(open_page(ana), thread), at(open_page(), thread)
    chosen.say({"typing": thread.topic})
    told(reading, reading=2, writing=["Ana"])

    edit_profile(ana, by=ana, shows_presence=False)

    told(reading, reading=1, writing=[])
    edit_profile(ana, by=ana, shows_presence=True)
    told(reading, reading=2)


def test_who_is_suspended_is_not_shown_any_more(open_page: Open, thread: Thread) -> None:
    ana = member("Ana")
    suspended, reading = at(open_page(ana), thread), at(open_page(), thread)
    suspended.say({"typing": thread.topic})
    told(reading, reading=2, writing=["Ana"])

    User.objects.filter(pk=ana.pk).update(suspended_at=timezone.now())
    live.recheck(user_pk=ana.pk)

    told(reading, reading=1, writing=[])
    assert suspended.close_code() == 4403


def test_who_may_not_join_learns_nothing_and_is_not_heard(open_page: Open, author: User) -> None:
    thread = ThreadFactory(author=author, hidden_at=timezone.now())
    other = ThreadFactory(author=author)
    outside, inside = open_page(member("Eve")), at(open_page(UserFactory(is_superuser=True)), thread)
    assert outside.join(thread.topic)["name"] == "refused"
    told(inside, reading=1)

    outside.say({"typing": thread.topic})
    outside.say({"typing": other.topic})

    hears_nothing(inside)
    hears_nothing(outside)


def test_streams_of_other_kinds_tell_nothing(open_page: Open, author: User) -> None:
    page = open_page(author)
    page.join("threads")
    page.join(f"member-{author.pk}")

    page.say({"typing": "threads"})

    hears_nothing(page)


def test_administrators_switch_it_off_and_on_again(open_page: Open, thread: Thread) -> None:
    writing, reading = at(open_page(member("Ana")), thread), at(open_page(), thread)
    writing.say({"typing": thread.topic})
    told(reading, reading=2, writing=["Ana"])

    house.change(presence=False)

    told(reading, reading=0, writing=[])
    hears_nothing(at(open_page(), thread))
    house.change(presence=True)
    told(reading, reading=3)


def test_each_round_tells_once_however_much_happened(open_page: Open, thread: Thread, settings: Any) -> None:
    settings.LIVE_PRESENCE_SECONDS = interval = 0.5
    began = time.monotonic()
    reading = at(open_page(), thread)

    for _ in range(12):
        at(open_page(), thread)
    told_times = 1
    while told(reading)["reading"] != 13:
        told_times += 1

    assert told_times <= (time.monotonic() - began) / interval + 1


def test_members_choose_on_their_profile(client: Client, author: User) -> None:
    client.force_login(author)
    form = client.get("/accounts/profile/").context["form"]
    values = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}

    client.post("/accounts/profile/", {name: value for name, value in values.items() if name != "shows_presence"})

    author.refresh_from_db()
    assert author.shows_presence is False


def test_in_a_crowd_the_last_digits_are_not_told() -> None:
    counts = {0: 0, 1: 1, 99: 99, 100: 100, 101: 100, 109: 100, 110: 110, 999: 990, 1234: 1200, 2000: 2000}

    assert {count: rounded(count) for count in counts} == counts

"""Old events are deleted, and a page that would need them is told to load again."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from forum import tasks
from forum.models import EventName, Thread, ThreadEvent
from forum.tasks import prune_events
from tests.factories.forum import ThreadFactory
from tests.forum.sending import page, send_reply

pytestmark = pytest.mark.django_db


def since(client: Client, thread: Thread, seq: int) -> tuple[int, list[int]]:
    """The answer to a page that knows the events up to a number, and the numbers that it is told."""
    answer = client.get(f"/threads/{thread.pk}/events/", {"since": seq}, headers={"accept": "application/json"})
    return answer.status_code, [event["seq"] for event in answer.json().get("events", [])]


def age(thread: Thread, *, up_to: int) -> None:
    long_ago = timezone.now() - timedelta(days=31)
    thread.events.filter(seq__lte=up_to).update(created_at=long_ago)


def renamed_often(times: int) -> Thread:
    thread = ThreadFactory()
    names = [ThreadEvent(thread=thread, seq=1 + place, name=EventName.THREAD_RENAMED) for place in range(1, times + 1)]
    ThreadEvent.objects.bulk_create(names)
    Thread.objects.filter(pk=thread.pk).update(last_seq=1 + times)
    return thread


def test_events_of_more_than_a_month_are_deleted(client: Client) -> None:
    thread, young = ThreadFactory(posts=5), ThreadFactory(posts=2)
    age(thread, up_to=3)

    prune_events.func()

    assert Thread.objects.get(pk=thread.pk).events_floor == 3
    assert since(client, thread, 2) == (410, [])
    assert since(client, thread, 0) == (410, [])
    assert since(client, thread, 3) == (200, [4, 5])
    assert since(client, young, 0) == (200, [1, 2])


def test_only_the_newest_five_hundred_stay(client: Client) -> None:
    thread = renamed_often(1_203)

    prune_events.func()

    assert Thread.objects.get(pk=thread.pk).events_floor == 704
    assert since(client, thread, 703) == (410, [])
    assert since(client, thread, 704) == (200, list(range(705, 1_205)))


def test_a_thread_all_of_whose_events_are_deleted_goes_on(client: Client, member: User) -> None:
    thread = ThreadFactory(posts=2)
    age(thread, up_to=2)
    prune_events.func()
    client.force_login(member)

    assert since(client, thread, 2) == (200, [])
    assert 'seq="2"' in page(client, thread)
    assert send_reply(client, thread).status_code == 302
    assert since(client, thread, 2) == (200, [3])


def test_pruning_again_changes_nothing() -> None:
    thread = ThreadFactory(posts=5)
    age(thread, up_to=4)

    prune_events.func()
    prune_events.func()

    assert list(thread.events.values_list("seq", flat=True)) == [5]
    assert Thread.objects.get(pk=thread.pk).last_seq == 5


def test_a_run_ends_after_so_many_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    thread = renamed_often(1_203)
    monkeypatch.setattr(tasks, "BATCHES", 1)

    prune_events.func()
    assert Thread.objects.get(pk=thread.pk).events_floor == 500

    prune_events.func()
    assert Thread.objects.get(pk=thread.pk).events_floor == 704


def test_a_gap_is_never_passed_over(client: Client) -> None:
    thread = ThreadFactory(posts=5)
    # As when they are deleted after the question for the thread and before that for its events.
    thread.events.filter(seq__lte=3).delete()

    assert since(client, thread, 1) == (410, [])
    assert since(client, thread, 3) == (200, [4, 5])


def test_a_form_that_is_sent_again_after_a_month_finds_its_post(client: Client, member: User) -> None:
    thread, key = ThreadFactory(), str(uuid4())
    client.force_login(member)
    sent: dict[str, Any] = send_reply(client, thread, key=key, accept="application/json").json()
    age(thread, up_to=2)
    prune_events.func()

    again = send_reply(client, thread, key=key, accept="application/json")

    assert (again.status_code, again.json()["post"]) == (201, sent["post"])

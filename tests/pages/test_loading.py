"""`load_demo` fills a demonstration once, through the forms and actions of members."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.demo import PASSWORD
from accounts.models import User
from casestudies.models import Case, State, Version
from forum import actions as forum
from forum.models import Board, Post, Thread, ThreadEvent
from moderation.actions import hide
from moderation.models import Flag
from notifications.models import Announcement, Follow
from search.models import StoredEntry

LANGUAGES = {"en", "fr", "es", "pt", "ar"}
COUNTED = (User, Case, Version, Board, Thread, Post, ThreadEvent, Follow, Flag, Announcement, StoredEntry)


def load() -> str:
    said = StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue()


def numbers() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in COUNTED}


@pytest.fixture
def demonstration(db, settings):
    # Stories of the demonstration wait for nobody, even where the first stories of members do.
    settings.DEMO, settings.HOLD_FIRST_STORIES = True, True
    load()


def test_it_brings_members_boards_stories_and_threads(demonstration):
    found = numbers()

    assert (found["Case"], found["Version"], found["Board"]) == (12, 12, 5)
    assert found["User"] == 21
    assert found["Thread"] >= 22
    assert found["Follow"] == 4
    assert Flag.objects.open().count() == 1
    assert set(Case.objects.values_list("language", flat=True)) == LANGUAGES
    assert all(set(board.names) == set(board.descriptions) == LANGUAGES for board in Board.objects.all())


def test_a_second_time_changes_nothing(demonstration, django_assert_max_num_queries):
    before = numbers()

    with django_assert_max_num_queries(16):
        said = load()

    assert said == ""
    assert numbers() == before


def test_what_was_changed_since_stays_changed(demonstration):
    moderator = User.objects.get(handle="moderator")
    member = User.objects.get(handle="member")
    member.display_name = "Somebody else"
    member.save()
    Follow.objects.all().delete()
    hide(("case", Case.objects.first().pk), by=moderator, reason="Two names too many.")
    Flag.objects.all().delete()
    forum.lock_thread(Thread.objects.get(title__startswith="What should a family"), by=moderator)

    load()

    assert User.objects.get(handle="member").display_name == "Somebody else"
    assert not Follow.objects.exists()
    assert not Flag.objects.exists()
    assert Case.objects.exclude(hidden_at=None).count() == 1


def test_stories_are_whole_and_stand_on_their_day(demonstration):
    story = Case.objects.get(title="Mobile money that did not travel")

    assert story.state == State.PUBLISHED
    assert story.published_at.date().isoformat() == "2026-11-20"
    assert story.thread.created_at == story.published_at
    assert [tag.code for tag in story.countries] == ["KE", "ZA"]
    assert [row["roles"] for row in story.content["partners"]] == [["resource"], ["requesting"]]
    assert story.content["sources"][0]["accessed"] == "2026-11-21"
    assert story.content["adapted_from"].startswith("Mobile money in Kenya")
    assert story.year_to == 2016


def test_posts_stand_in_order_and_only_the_five_can_sign_in(demonstration):
    for thread in Thread.objects.all():
        moments = list(thread.posts.order_by("number").values_list("created_at", flat=True))
        assert moments == sorted(moments)
        assert thread.bumped_at == moments[-1]
    assert Client().login(email="reader@example.org", password=PASSWORD)
    assert not User.objects.get(handle="demo-07").has_usable_password()


def test_it_refuses_outside_a_demonstration(db, settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="demonstration"):
        load()

    assert not Case.objects.exists()

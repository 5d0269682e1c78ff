"""New members are unseen by visitors until they have taken part."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts import rules
from accounts.models import User
from accounts.registry import Deeds
from forum.actions import reply
from forum.models import Post, Thread
from moderation import actions as moderation
from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published
from tests.factories.forum import ThreadFactory

NOW = timezone.now()


@pytest.mark.parametrize(
    ("deeds", "earns"),
    [
        (Deeds(), False),
        (Deeds(stories=1), True),
        (Deeds(posts=5, since=NOW - timedelta(days=3)), True),
        (Deeds(posts=4, since=NOW - timedelta(days=30)), False),
        (Deeds(posts=10, since=NOW - timedelta(days=2)), False),
    ],
)
def test_what_it_takes(deeds, earns):
    assert rules.earns_trust(deeds, now=NOW) is earns


@pytest.fixture
def new(db):
    return UserFactory(display_name="Wanja", is_public=True, trusted_at=None, site="https://example.org/new")


def test_visitors_do_not_see_a_new_member(client, new, member):
    assert client.get(new.get_absolute_url()).status_code == 404
    assert "Wanja" not in client.get("/members/").content.decode()

    client.force_login(member)
    page = client.get(new.get_absolute_url()).content.decode()
    assert "https://example.org/new" in page
    assert 'href="https://example.org/new"' not in page


def test_a_published_story_shows_its_writer(client, new):
    published(new)

    answer = client.get(new.get_absolute_url())

    assert answer.status_code == 200
    assert 'href="https://example.org/new" rel="nofollow ugc noopener"' in answer.content.decode()


def test_taking_part_for_some_days_does_it_too(client, new):
    thread = ThreadFactory(posts=1)
    for _post in range(4):
        say(thread, new, at=NOW - timedelta(days=3, hours=1))
    assert client.get(new.get_absolute_url()).status_code == 404

    say(thread, new, at=NOW)

    assert client.get(new.get_absolute_url()).status_code == 200


def test_posts_that_were_hidden_do_not_count(client, new, moderator):
    thread = ThreadFactory(posts=1)
    posts = [say(thread, new, at=NOW - timedelta(days=3, hours=1)) for _post in range(4)]
    moderation.hide(("post", posts[0].pk), by=moderator, reason="It is advertising.")

    say(thread, new, at=NOW)

    assert client.get(new.get_absolute_url()).status_code == 404


def say(thread: Thread, author: User, *, at: datetime) -> Post:
    return reply(thread, author=author, body="Said.", key=uuid4(), at=at)

"""One thanks of each member for a post: counted for the post, told to its author once, and never for oneself."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from forum import actions, rules
from forum.models import Post, Thanks
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.forum.sending import page

pytestmark = pytest.mark.django_db


def press(client: Client, post: Post, act: str = "thank", *, accept: str = "application/json") -> Any:
    return client.post(f"/posts/{post.pk}/thanks/", {"act": act}, headers={"accept": accept})


def viewer(client: Client, post: Post) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        re.search(r'<script id="viewer"[^>]*>(.*?)</script>', page(client, post.thread))[1]
    )
    return found


@pytest.fixture
def post(db: None) -> Post:
    return PostFactory(author=UserFactory(display_name="Hawa Writer"))


def test_thanks_are_counted_once_for_each_member(client: Client, post: Post, member: User, reader: User) -> None:
    client.force_login(member)
    assert press(client, post).json() == {"post": post.pk, "thanks": 1, "thanked": True}
    assert press(client, post).json()["thanks"] == 1
    client.force_login(reader)
    assert press(client, post).json()["thanks"] == 2

    assert press(client, post, "take-back").json() == {"post": post.pk, "thanks": 1, "thanked": False}
    assert press(client, post, "take-back").json()["thanks"] == 1


@pytest.mark.parametrize("who", ["member", "moderator"])
def test_a_page_tells_who_thanked_what(client: Client, request: Any, post: Post, who: str) -> None:
    user = request.getfixturevalue(who)
    client.force_login(user)
    before = viewer(client, post)
    press(client, post)

    for _visit in ("first", "kept"):
        after = viewer(client, post)
        assert after["thanks"] == {str(post.pk): 1}
        assert after["own"]["thanked"] == [post.pk]
    assert before["thanks"] == {}
    assert before["own"]["thanked"] == []
    assert viewer(Client(), post) == {"member": None, "thanks": {str(post.pk): 1}}


def test_without_script_the_page_of_the_post_has_the_button(client: Client, post: Post, member: User) -> None:
    client.force_login(member)

    there = press(client, post, accept="text/html")
    text = client.get(there.url).content.decode()

    assert there.url == f"/posts/{post.pk}/"
    assert "1 member thanked for this post." in text
    assert "Take your thanks back" in text
    assert "Take your thanks back" not in Client().get(there.url).content.decode()


def test_nobody_thanks_for_the_own_post(client: Client, post: Post) -> None:
    client.force_login(post.author)

    assert press(client, post).status_code == 403
    assert 'value="thank"' not in client.get(f"/posts/{post.pk}/").content.decode()
    assert not Thanks.objects.exists()


def test_what_is_hidden_or_gone_cannot_be_thanked_for(client: Client, member: User, moderator: User) -> None:
    thread = ThreadFactory()
    hidden, deleted = PostFactory(thread=thread, hidden=True), PostFactory(thread=thread, deleted=True)
    inside = PostFactory(thread=ThreadFactory(hidden=True, posts=0))

    for user, status in ((member, 404), (moderator, 403)):
        client.force_login(user)
        assert {press(client, post).status_code for post in (hidden, deleted, inside)} == {status}
    assert not Thanks.objects.exists()


def test_a_hidden_post_shows_no_count(client: Client, post: Post, member: User, moderator: User) -> None:
    actions.thank(post, by=member)
    actions.hide_post(post, by=moderator, reason="It names a person.")

    assert viewer(client, post)["thanks"] == {}
    client.force_login(moderator)
    assert "thanked for this post" not in client.get(f"/posts/{post.pk}/").content.decode()


def test_a_locked_thread_can_be_thanked_in(client: Client, member: User) -> None:
    client.force_login(member)

    assert press(client, PostFactory(thread=ThreadFactory(locked=True))).status_code == 200


def test_visitors_and_what_is_no_act_are_refused(client: Client, post: Post, member: User) -> None:
    assert press(client, post).status_code == 403
    client.force_login(member)
    assert press(client, post, "praise").status_code == 422


def test_nobody_is_ranked(client: Client, post: Post, member: User) -> None:
    actions.thank(post, by=member)
    client.force_login(member)

    for address in (post.author.get_absolute_url(), "/members/", "/threads/", "/"):
        assert "hank" not in client.get(address).content.decode().replace("thanks#", "")


WHO: dict[str, Callable[[Post], Any]] = {
    "author": lambda post: post.author,
    "other": lambda _post: UserFactory(),
    "moderator": lambda _post: UserFactory(groups=["Moderators"]),
    "suspended": lambda _post: UserFactory(suspended_at=timezone.now()),
    "visitor": lambda _post: AnonymousUser(),
}
states = st.sampled_from([{}, {"hidden": True}, {"deleted": True}])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(WHO)), states, st.booleans(), st.sampled_from(["public", "members"]))
def test_whoever_may_thank_reads_the_post(who: str, state: dict[str, bool], is_hidden: bool, audience: str) -> None:
    thread = ThreadFactory(posts=0, board=BoardFactory(audience=audience), hidden=is_hidden)
    post = PostFactory(thread=thread, **state)
    user = WHO[who](post)

    may = rules.may_thank(user, post)

    assert may == (who in {"other", "moderator"} and not state and not is_hidden)
    assert not may or Post.objects.visible_to(user).filter(pk=post.pk).exists()

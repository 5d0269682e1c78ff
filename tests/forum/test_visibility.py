"""What the rules say of one thing, the querysets say of many."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from forum import rules
from forum.models import Board, Post, Thread
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.factories.groups import group

people = st.fixed_dictionaries(
    {
        "is_active": st.booleans(),
        "is_suspended": st.booleans(),
        "moderates": st.booleans(),
        "is_superuser": st.booleans(),
        "groups": st.sets(st.sampled_from(["Coast", "Hills"])),
    }
)
things = st.fixed_dictionaries(
    {
        "audience": st.sampled_from(["public", "members", "groups"]),
        "writers": st.sampled_from(["readers", "groups", "nobody"]),
        "rights": st.dictionaries(st.sampled_from(["Coast", "Hills"]), st.booleans()),
        "is_thread_hidden": st.booleans(),
        "is_post_hidden": st.booleans(),
        "is_post_deleted": st.booleans(),
        "opened_by": st.integers(0, 2),
        "written_by": st.integers(0, 2),
    }
)


def a_person(facts: dict[str, Any]) -> User:
    groups = [group(name=name).name for name in facts["groups"]]
    return UserFactory(
        is_active=facts["is_active"],
        is_superuser=facts["is_superuser"],
        suspended_at=timezone.now() if facts["is_suspended"] else None,
        groups=[*groups, *(["Moderators"] if facts["moderates"] else [])],
    )


def a_post(facts: dict[str, Any], members: list[User]) -> Post:
    rights = {group(name=name): may_write for name, may_write in facts["rights"].items()}
    thread = ThreadFactory(
        board=BoardFactory(audience=facts["audience"], writers=facts["writers"], rights=rights),
        author=members[facts["opened_by"]],
        hidden=facts["is_thread_hidden"],
        posts=0,
    )
    return PostFactory(
        thread=thread,
        author=members[facts["written_by"]],
        hidden=facts["is_post_hidden"],
        deleted=facts["is_post_deleted"],
    )


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=st.lists(people, min_size=3, max_size=3), things=st.lists(things, min_size=1, max_size=4))
def test_a_list_shows_exactly_what_may_be_seen(people: list[dict[str, Any]], things: list[dict[str, Any]]) -> None:
    members = [a_person(facts) for facts in people]
    posts = [a_post(facts, members) for facts in things]
    mine = {"pk__in": [post.pk for post in posts]}
    threads = {"pk__in": [post.thread_id for post in posts]}
    boards = {"pk__in": [post.thread.board_id for post in posts]}

    for viewer in [AnonymousUser(), *members]:
        seen_boards = {post.thread.board for post in posts if rules.may_see_board(viewer, post.thread.board)}
        open_boards = {post.thread.board for post in posts if rules.may_open_thread(viewer, post.thread.board)}
        seen_threads = {post.thread for post in posts if rules.may_see_thread(viewer, post.thread)}
        seen_posts = {post for post in posts if rules.may_see_post(viewer, post)}

        assert set(Board.objects.visible_to(viewer).filter(**boards)) == seen_boards
        assert set(Board.objects.writable_by(viewer).filter(**boards)) == open_boards
        assert set(Thread.objects.visible_to(viewer).filter(**threads)) == seen_threads
        assert set(Post.objects.visible_to(viewer).filter(**mine)) == seen_posts


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("audience", ["public", "members"])
def test_suspended_members_write_nowhere(member: User, audience: str, hidden: bool) -> None:
    thread = ThreadFactory(author=member, board=BoardFactory(audience=audience), hidden=hidden)
    member.suspended_at = timezone.now()
    post = thread.posts.get()

    assert not rules.may_reply(member, thread)
    assert not rules.may_open_thread(member, thread.board)
    assert not rules.may_edit_post(member, post)
    assert not rules.may_delete_post(member, post)

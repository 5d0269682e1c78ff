"""Posts that move in both directions at the same moment: nobody waits for one who waits for them."""

import pytest

from accounts.models import User
from accounts.refusing import Conflict
from forum import actions
from forum.models import Post, Thread
from tests.at_once import TWENTY, at_once
from tests.factories.forum import ThreadFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]


def test_posts_cross_without_a_deadlock(moderator: User) -> None:
    threads = [ThreadFactory(posts=1 + TWENTY), ThreadFactory(posts=1 + TWENTY)]
    posts = [list(thread.posts.later().order_by("number")) for thread in threads]

    def cross(number: int) -> int:
        here, there = number % 2, 1 - number % 2
        actions.move_posts(threads[here], pks=[posts[here][number].pk], to=threads[there], by=moderator)
        return number

    assert at_once(cross) == list(range(TWENTY))

    for thread in Thread.objects.filter(pk__in=[one.pk for one in threads]):
        numbers = thread.posts.order_by("number").values_list("number", flat=True)
        assert list(numbers) == list(range(1, thread.last_number + 1)) == list(range(1, 32))
        assert list(thread.events.order_by("seq").values_list("seq", flat=True)) == list(range(1, thread.last_seq + 1))
        assert thread.post_count == 1 + TWENTY


def test_one_post_goes_to_one_place(moderator: User) -> None:
    source, targets = ThreadFactory(posts=2), [ThreadFactory() for _number in range(TWENTY)]
    post = source.posts.get(number=2)

    def take(number: int) -> int:
        try:
            actions.move_posts(source, pks=[post.pk], to=targets[number], by=moderator)
        except Conflict:
            return 409
        return 200

    assert sorted(at_once(take)) == [200, *[409] * (TWENTY - 1)]
    assert Post.objects.filter(moved_to=post).count() == 1

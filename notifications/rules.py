"""What a member may follow."""

import subjects
from accounts.models import User
from accounts.rules import may_take_part
from tags.models import Tag

FOLLOWED_AT_MOST = 500


def may_follow(user: User, topic: str) -> bool:
    """A tag that exists or a thread the member sees; never `member-<id>`, which carries personal sentences."""
    kind, _dash, number = topic.partition("-")
    if not number.isdecimal() or len(number) > 18:
        return False
    if kind == "tag":
        return Tag.objects.filter(pk=int(number)).exists()
    return kind == "thread" and bool(subjects.visible(user, [("thread", int(number))]))


def may_unfollow(user: User) -> bool:
    """Members in good standing; the topic may be gone, or no longer for them to see."""
    return may_take_part(user)


def may_follow_more(user: User) -> bool:
    """While the member follows fewer than FOLLOWED_AT_MOST topics."""
    return user.follows.count() < FOLLOWED_AT_MOST

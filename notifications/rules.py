"""What a member may follow."""

import subjects
from accounts.models import User
from accounts.rules import may_take_part

FOLLOWED_AT_MOST = 500


def may_follow(user: User, topic: str) -> bool:
    """A tag or a thread that the member sees; never `member-<id>`, which carries personal sentences."""
    kind, _dash, number = topic.partition("-")
    if not number.isdecimal() or len(number) > 18:
        return False
    return kind in {"tag", "thread"} and bool(subjects.visible(user, [(kind, int(number))]))


def may_unfollow(user: User) -> bool:
    """Members in good standing; the topic may be gone, or no longer for them to see."""
    return may_take_part(user)


def may_follow_more(user: User) -> bool:
    """While the member follows fewer than FOLLOWED_AT_MOST topics."""
    return user.follows.count() < FOLLOWED_AT_MOST

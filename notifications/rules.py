"""What a member may follow and bookmark."""

import subjects
from accounts.models import User
from accounts.rules import may_take_part
from subjects import Key

FOLLOWED_AT_MOST = 500
BOOKMARKS_AT_MOST = 2000
# What is read and looked for again.
BOOKMARKED = frozenset({"case", "post", "thread"})


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


def may_bookmark(user: User, key: Key) -> bool:
    """Posts, threads and cases that the member sees; suspended members, too: they read on."""
    return key[0] in BOOKMARKED and user.is_active and bool(subjects.visible(user, [key]))


def may_bookmark_more(user: User) -> bool:
    """While the member has fewer than BOOKMARKS_AT_MOST bookmarks."""
    return user.bookmarks.count() < BOOKMARKS_AT_MOST

"""How fast one member may post. The member is the measure, not the address: a workshop shares one address."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import TooMany
from forum.models import Post, Thread

BETWEEN_POSTS = timedelta(seconds=3)
HOUR = timedelta(hours=1)
POSTS_AN_HOUR = 100
SAME_TEXT = timedelta(minutes=5)


def keep_pace(author: User, *, now: datetime) -> None:
    """Raise TooMany for a second post within 3 seconds and for the 101st within an hour."""
    recent = Post.objects.of_since(author.pk, now - HOUR).values_list("created_at", flat=True)[:POSTS_AN_HOUR]
    moments = list(recent)
    if moments and moments[0] > now - BETWEEN_POSTS:
        raise TooMany(_("You posted a moment ago. Wait three seconds, then send this again."), retry_after=3)
    if len(moments) == POSTS_AN_HOUR:
        raise TooMany(_("You wrote 100 posts within an hour. Take a break, then send this again."), retry_after=600)


def is_repeated(thread: Thread, author: User, body: str, *, now: datetime) -> bool:
    """Whether the author posted the same text in the thread within the last five minutes."""
    lately = thread.posts.of_since(author.pk, now - SAME_TEXT).readable()
    return body in lately.values_list("body", flat=True)

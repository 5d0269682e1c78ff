"""How fast one member may post. The member is the measure, not the address: a workshop shares one address."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import TooMany
from forum.models import Post, Thread

BETWEEN_POSTS = timedelta(seconds=3)
HOUR = timedelta(hours=1)
POSTS_AN_HOUR = 100
SAME_TEXT = timedelta(minutes=5)
# Characters from which on a text is not the same as another by chance: thanks may be said in two threads.
TELLING = 100


def keep_pace(author: User, *, now: datetime) -> None:
    """Raise TooMany for a second post within 3 seconds and for the 101st within an hour."""
    recent = Post.objects.of_since(author.pk, now - HOUR).values_list("created_at", flat=True)[:POSTS_AN_HOUR]
    moments = list(recent)
    if moments and moments[0] > now - BETWEEN_POSTS:
        raise TooMany(_("You posted a moment ago. Wait three seconds, then send this again."), retry_after=3)
    if len(moments) == POSTS_AN_HOUR:
        raise TooMany(_("You wrote 100 posts within an hour. Take a break, then send this again."), retry_after=600)


def refuse_repetition(body: str, *, author: User, thread: Thread | None, now: datetime) -> None:
    """Raise ValidationError for a text that the author posted within the last five minutes.

    A short one may be said in two threads; a thread opens with words of its own, so it comes as None.
    """
    lately = Post.objects.of_since(author.pk, now - SAME_TEXT).readable().filter(body=body)
    if thread is not None and len(body) < TELLING:
        lately = lately.filter(thread=thread)
    same = lately.first()
    if same is not None:
        here = thread is not None and same.thread_id == thread.pk
        sentence = _("You posted the same text here a few minutes ago.")
        raise ValidationError(sentence if here else _("You posted the same text a few minutes ago."), code="repeated")

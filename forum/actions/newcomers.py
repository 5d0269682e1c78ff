"""What is measured out on a member's first day: enough for who came to talk, too little for who came to sell."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import TooMany
from accounts.rules import FIRST_DAY, is_newcomer
from forum.models import Post, Thread
from markup import leading_to

THREADS = 3
REPLIES = 10
LINKS = 2


def keep_threads(author: User, *, now: datetime) -> None:
    """Raise TooMany for the fourth thread; threads that the house opens for a story do not count."""
    opened = Thread.objects.filter(author=author, about_kind="")
    if is_newcomer(author) and opened[:THREADS].count() == THREADS:
        sentence = _("On your first day here you can open 3 threads. Your text is kept: send it tomorrow.")
        raise TooMany(sentence, retry_after=_left(author, now))


def keep_replies(author: User, *, now: datetime) -> None:
    """Raise TooMany for the eleventh reply."""
    if is_newcomer(author) and Post.objects.written().later().filter(author=author)[:REPLIES].count() == REPLIES:
        sentence = _("On your first day here you can reply 10 times. Your text is kept: send it tomorrow.")
        raise TooMany(sentence, retry_after=_left(author, now))


def keep_links(body: str, *, author: User) -> None:
    """Raise ValidationError for a third link that leads away from the site."""
    if "://" in body or "www." in body.lower():
        away = {address for address in leading_to(body) if not address.startswith(f"{settings.SITE_URL}/")}
        if len(away) > LINKS and is_newcomer(author):
            sentence = _("On your first day here a post can hold 2 links to other sites at most.")
            raise ValidationError(sentence, code="links")


def _left(author: User, now: datetime) -> int:
    return max(int((author.created_at + FIRST_DAY - now).total_seconds()), 1)

"""The thread of a case."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from casestudies.models import Case
from forum import actions as forum
from forum.models import Board, Thread

LIBRARY_HANDLE = "library"


def open_case_thread(case: Case, *, at: datetime | None = None) -> Thread:
    """Open the case's thread on the library's board: by its author, or by the Library where the author is unnamed.

    `at` is the moment of an imported case.
    """
    author = case.named_author or library()
    return forum.open_thread(
        _board(),
        author=author,
        title=case.title,
        # The author's own words begin the conversation; the house puts none into a member's mouth.
        body=case.content["lesson"],
        tags=case.ordered_tags,
        about=case.subject,
        language=case.language,
        at=at,
    )


def renew_case_thread(case: Case) -> None:
    """Let the thread follow a correction: a name or a country that was withdrawn must not stay there."""
    if case.thread is not None:
        forum.renew_opening(
            case.thread,
            author=case.named_author or library(),
            title=case.title,
            body=case.content["lesson"],
            tags=case.ordered_tags,
        )


def thread_hidden_with(case: Case) -> Thread | None:
    """The thread that was hidden together with its case; one that a moderator hid for itself before stays hidden."""
    thread = case.thread
    if thread is None or thread.hidden_at is None or case.hidden_at is None:
        return None
    return thread if thread.hidden_at >= case.hidden_at else None


def library() -> User:
    """The account that speaks for the library; nobody can sign in to it."""
    # No form takes an address without a full stop, so that nobody can have taken it.
    made = {"email": "library@invalid", "display_name": "Library", "is_public": True, "trusted_at": timezone.now()}
    found: tuple[User, bool] = User.objects.get_or_create(handle=LIBRARY_HANDLE, defaults=made)
    user, is_new = found
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def _board() -> Board:
    made = {"name": "Cases", "names": _names(), "language": "en", "audience": "public", "position": 0}
    return Board.objects.get_or_create(slug="cases", defaults=made)[0]


def _names() -> dict[str, str]:
    """The board's name in every language of the site."""
    named = {}
    for language, _endonym in settings.LANGUAGES:
        with translation.override(language):
            named[language] = _("Cases")
    return named

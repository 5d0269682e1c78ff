"""The thread of a case."""

from datetime import datetime

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


def library() -> User:
    """The account that speaks for the library; nobody can sign in to it."""
    made = {"email": "library@invalid.example", "display_name": "Library", "is_public": True}
    found: tuple[User, bool] = User.objects.get_or_create(handle=LIBRARY_HANDLE, defaults=made)
    user, is_new = found
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def _board() -> Board:
    made = {"name": "Cases", "description": "", "language": "en", "audience": "public", "position": 0}
    return Board.objects.get_or_create(slug="cases", defaults=made)[0]

"""How an action says no: an answer with a status and a sentence for the member; `pages` draws it."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


class Answered(Exception):  # noqa: N818  it is an answer rather than an error
    """An answer other than a page: a sentence in the reader's language under an HTTP status; raised anywhere."""

    status = 400

    def __init__(self, sentence: str, *, retry_after: int | None = None) -> None:
        self.sentence = str(sentence)
        self.retry_after = retry_after
        super().__init__(self.sentence)


class Refused(Answered, PermissionDenied):
    """This person may not."""

    status = 403


class ForMembers(Answered):
    """A visitor is not even told whether it is there; the page leads to sign-in and back."""

    status = 404


class Conflict(Answered):
    """What was sent contradicts what is there by now."""

    status = 409


class UsedAlready(Conflict):
    """The key of this form made something else before: its text may not pass for that."""

    def __init__(self) -> None:
        super().__init__(_("This form was used already, for another text. Yours is kept: send it once more."))


class Gone(Answered):
    """It was here and will not come back."""

    status = 410


class Unusable(Answered):
    """Understood, and yet it cannot be done: forms say so themselves, this is for the rest."""

    status = 422


class TooMany(Answered):
    """Too often; `retry_after` is in seconds."""

    status = 429


class Away(Answered):
    """Not now; `retry_after` is in seconds."""

    status = 503


def require(allowed: bool, sentence: str) -> None:  # noqa: FBT001  the answer of a rule
    """Go on when a rule said yes; raise Refused with the sentence when it said no."""
    if not allowed:
        raise Refused(sentence)

"""How an action says no."""

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """A refusal with a sentence for the member, in the member's language."""

    status = 403

    def __init__(self, sentence: str) -> None:
        self.sentence = str(sentence)
        super().__init__(self.sentence)


class Conflict(Refused):
    """What the member started from is no longer so."""

    status = 409


class TooMany(Refused):
    """Too much in too short a time."""

    status = 429


def require(allowed: bool, sentence: str) -> None:  # noqa: FBT001  the answer of a rule
    """Go on when a rule said yes; raise Refused with the sentence when it said no."""
    if not allowed:
        raise Refused(sentence)

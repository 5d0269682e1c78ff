"""How an action says no."""

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """A refusal with a sentence for the member, in the member's language."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = str(sentence)


def require(allowed: bool, sentence: str) -> None:  # noqa: FBT001  the answer of a rule
    """Go on when a rule said yes; raise Refused with the sentence when it said no."""
    if not allowed:
        raise Refused(sentence)

"""Words that everybody around the community knows make no password."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from house import known

# Beside these: the name of the site, and the parts of its host name. The list stands in docs/explanation/security.md.
WORDS = ("palabre", "cooperation", "triangular", "community", "southsouth", "south", "forum", "member", "demo")
LETTERS_OF_ONE_S_OWN = 5


class CommunityWords:
    """Refuses passwords in which fewer than five letters stand beside such words, digits and signs."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError with a sentence for the member."""
        letters = "".join(sign for sign in password.casefold() if sign.isalpha())
        rest = _without(_words(), letters)
        if rest != letters and len(rest) < LETTERS_OF_ONE_S_OWN:
            raise ValidationError(
                _("Everybody here knows these words. Add some that nobody expects."), code="password_of_community_words"
            )

    def get_help_text(self) -> str:
        """What the administration says beside the field."""
        return _("It is not made of words that everybody here knows.")


def _without(words: list[str], letters: str) -> str:
    for word in words:
        letters = letters.replace(word, "")
    return letters


def _words() -> list[str]:
    names = f"{known.name()} {urlsplit(settings.SITE_URL).hostname}".casefold()
    own = [word for word in re.split(r"[\W\d_]+", names) if len(word) > 3]
    return sorted({*WORDS, *own}, key=len, reverse=True)

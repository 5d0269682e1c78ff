"""What a text must be before anyone may post it."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import check_language  # noqa: F401  migrations name it here
from accounts.vocabulary import LANGUAGES
from markup.parsing import readable


def tidy(text: str) -> str:
    """The text as it is kept: one kind of line end, nothing blank around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def tidy_title(title: str) -> str:
    """The title as it is kept: also without characters that nobody sees and that turn the line round.

    A null character stays, to be refused: nobody types one.
    """
    return tidy(title if "\x00" in title else readable(title))


def autonym(code: str) -> str:
    """What a language calls itself."""
    return LANGUAGES.get(code, code)


def check_visible(text: str) -> None:
    """Raise ValidationError for a text without one visible character, or with a character no database keeps."""
    if "\x00" in text:
        raise ValidationError(_("Null characters are not allowed."), code="null")
    if not any(unicodedata.category(mark)[0] in "LNPS" for mark in text):
        raise ValidationError(_("Please write something."), code="required")

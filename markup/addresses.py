"""Which addresses members' text may lead to, and where an address in running text ends."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

SCHEMES = frozenset({"http", "https", "mailto"})
# Letters and marks of sentences in five languages end an address; so do quotation marks of every house style.
BARE = re.compile(r"(?<![\w@/.:-])(?:https?://|www\.)[^\s<>\"«»“”„‟‹›`{}|\\^…،؛؟]{1,2000}", re.IGNORECASE)
TRAILING = ".,;:!?'’‘*_~-"
_FORBIDDEN = re.compile(r"[\s\\\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def is_allowed(address: str) -> bool:
    """Whether a link may lead there: http, https, mailto, a path of this site or a place on the page."""
    # Browsers read a backslash as a slash and drop control characters, so neither may take part.
    if not address or _FORBIDDEN.search(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in {"http", "https"}:
        # `https://bank.example@elsewhere.example` leads elsewhere: nobody needs it, and it deceives.
        return bool(parts.hostname) and "@" not in parts.netloc
    if parts.scheme:
        return parts.scheme == "mailto" and "@" in parts.path
    return not parts.netloc and address.startswith(("/", "#")) and not address.startswith("//")


def check_address(address: str) -> None:
    """Raise ValidationError for an address to which members' text could not lead either."""
    if not is_allowed(address):
        raise ValidationError(URLValidator.message, code="invalid")


def without_trailing_marks(address: str) -> str:
    """The address without the comma, full stop or bracket that belongs to the sentence around it."""
    shorter = address.rstrip(TRAILING)
    while shorter.endswith((")", "]")) and _closes_more_than_it_opens(shorter):
        shorter = shorter[:-1].rstrip(TRAILING)
    return shorter


def _closes_more_than_it_opens(address: str) -> bool:
    opening, closing = ("(", ")") if address.endswith(")") else ("[", "]")
    return address.count(closing) > address.count(opening)

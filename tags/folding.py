"""Two spellings of one word, and the address of a word."""

import re
import unicodedata
from hashlib import blake2s

from django.utils.text import slugify

# Marks that turn the direction of a line would also turn the words beside a keyword.
_DIRECTION_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def tidy(word: str) -> str:
    """The word as it may be shown: composed (NFKC), without control characters, with single spaces, no leading #."""
    composed = unicodedata.normalize("NFKC", word)
    shown = "".join(mark if mark.isspace() else _visible(mark) for mark in composed)
    return re.sub(r"\s+", " ", shown).strip().lstrip("# ")


def fold(word: str) -> str:
    """The key that all spellings of a word share: case, width, invisible marks and runs of spaces do not count."""
    # Folding can undo composing and composing can undo folding: twice is Unicode's own NFKC_Casefold.
    once = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", tidy(word)).casefold())
    twice = unicodedata.normalize("NFKC", once.casefold())
    return tidy("".join(mark for mark in twice if unicodedata.category(mark) != "Cf"))


def plain_slug(key: str) -> str:
    """The readable part of an address; keys that differ only in signs ("c++", "c") may want the same."""
    return slugify(key, allow_unicode=True)


def own_slug(key: str) -> str:
    """A slug that no other key has: two hyphens never occur in a plain one."""
    mark = blake2s(key.encode(), digest_size=8).hexdigest()
    return f"{plain_slug(key)}--{mark}"


def _visible(mark: str) -> str:
    is_hidden = mark in _DIRECTION_MARKS or unicodedata.category(mark) in {"Cc", "Cs"}
    return "" if is_hidden else mark

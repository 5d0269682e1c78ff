"""A language in which every sentence of the catalogues is itself in brackets: what is outside was never translated."""

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import trans_real

# It takes the place of this language; the names of countries and themes, which are data, stay in it.
INTERFACE = "fr"
BRACKETS = re.compile("[⟦⟧]")
CONTEXT = "\x04"


class Pseudo(gettext.NullTranslations):
    """Answers with the sentence in brackets where the real catalogue knows it, and bare where it does not."""

    def __init__(self, real: Any) -> None:
        super().__init__()
        self._real = real

    def gettext(self, message: str) -> str:
        known = self._real._catalog.get(message) is not None
        return marked(message) if known else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        known = self._real._catalog.get((msgid1, 0)) is not None
        sentence = msgid1 if n == 1 else msgid2
        return marked(sentence) if known else sentence

    def language(self) -> str:
        return INTERFACE

    def to_language(self) -> str:
        return INTERFACE


def marked(message: str) -> str:
    return f"⟦{message.rpartition(CONTEXT)[2]}⟧"


@contextmanager
def spoken() -> Iterator[None]:
    """While it lasts, the interface speaks the pseudo language wherever it would have spoken INTERFACE."""
    real = trans_real.translation(INTERFACE)
    trans_real._translations[INTERFACE] = Pseudo(real)
    try:
        yield
    finally:
        trans_real._translations[INTERFACE] = real


def outside(words: str, depth: int = 0) -> tuple[list[str], int]:
    """The parts of a text that stand in no bracket, and how many brackets are open at its end."""
    bare = []
    for part in re.split("([⟦⟧])", words):
        if BRACKETS.fullmatch(part):
            depth += 1 if part == "⟦" else -1
        elif depth == 0:
            bare.append(part)
    return bare, depth

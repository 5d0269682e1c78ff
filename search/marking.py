"""The part of a text in which a reader sees why it was found."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.asking import Term
from search.folding import alternatives, fold

WORDS = 36
# Words shown before the first one that was asked for.
BEFORE = 8
# Characters looked through; beyond them a text is shown from its beginning.
LOOKED_THROUGH = 20_000
# Words with their marks and the marks of sentences around them.
_WORD = re.compile(r"\S+")


def marked(text: str, terms: tuple[Term, ...]) -> SafeString:
    """About WORDS words of the text around the first that was asked for, each of those in `<mark>`."""
    words = _WORD.findall(text[:LOOKED_THROUGH])
    whole, starts = _wanted(terms)
    first = next((place for place, word in enumerate(words) if _is_wanted(word, whole, starts)), 0)
    start = max(first - BEFORE, 0)
    shown = [(word, _is_wanted(word, whole, starts)) for word in words[start : start + WORDS]]
    joined = format_html_join(" ", "{}", ((_shown(word, is_marked=wanted),) for word, wanted in shown))
    return format_html("{}{}{}", "… " if start else "", joined, " …" if len(words) > start + WORDS else "")


def _wanted(terms: tuple[Term, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    loose = [(form, term) for term in terms for word in term.words for form in alternatives(word)]
    return frozenset(form for form, _term in loose), tuple(form for form, term in loose if term.is_prefix)


def _is_wanted(word: str, whole: frozenset[str], starts: tuple[str, ...]) -> bool:
    return any(part in whole or (starts and part.startswith(starts)) for part in fold(word).split())


def _shown(word: str, *, is_marked: bool) -> SafeString:
    return format_html("<mark>{}</mark>", word) if is_marked else format_html("{}", word)

"""What a reader asked, taken apart: words, "phrases", and `tag:` `country:` `kind:` `lang:`."""

import re
from dataclasses import dataclass
from itertools import combinations

from markup.parsing import readable
from search.folding import fold, telling

# Characters; a query is a question, not a text.
LONGEST = 200
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_OPERATOR = re.compile(r'(?<!\S)(tag|country|kind|lang):(?:"([^"]*)"|([^\s"]+))', re.IGNORECASE)


@dataclass(frozen=True)
class Term:
    """Folded words that stand one after the other; a prefix is still being typed."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True)
class Question:
    """All terms must be met; of the values of one operator, one."""

    terms: tuple[Term, ...] = ()
    tags: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def is_empty(self) -> bool:
        return self == Question()


def question(query: str) -> Question:
    """The query as a question; any text is one, and what lies beyond LONGEST characters is left out."""
    written = readable(query[:LONGEST]).translate(_QUOTES)
    given: dict[str, list[str]] = {"tag": [], "country": [], "kind": [], "lang": []}
    for name, quoted, bare in _OPERATOR.findall(written):
        given[name.lower()].append((quoted or bare).strip())
    return Question(
        terms=_terms(_OPERATOR.sub(" ", written)),
        tags=tuple(given["tag"]),
        countries=tuple(given["country"]),
        kinds=tuple(kind.lower() for kind in given["kind"]),
        languages=tuple(language.lower() for language in given["lang"]),
    )


def words_of(text: str, *, most: int) -> tuple[Term, ...]:
    """The words of a text that tell it from others, the longest first, `most` of them."""
    words = dict.fromkeys(telling(fold(readable(text[:LONGEST])).split()))
    return tuple(Term((word,)) for word in sorted(words, key=len, reverse=True)[:most])


def pairs(terms: tuple[Term, ...]) -> list[tuple[Term, ...]]:
    """Every two of the terms; a single one stands alone."""
    return list(combinations(terms, 2)) or [terms]


def _terms(written: str) -> tuple[Term, ...]:
    parts = written.split('"')
    # Every second part stands between quotation marks; one that was never closed quotes nothing.
    phrases = [tuple(fold(part).split()) for part in parts[1:-1:2]]
    loose = parts[::2] if len(parts) % 2 else [*parts[::2], parts[-1]]
    words = fold(" ".join(loose)).split()
    terms = [Term(phrase) for phrase in phrases if phrase]
    if words:
        is_typing = bool(parts[-1].strip())
        kept = words if len(words) == 1 else telling(words)
        terms += [Term((word,), is_typing and word == words[-1] and len(word) > 1) for word in dict.fromkeys(kept)]
    return tuple(terms)

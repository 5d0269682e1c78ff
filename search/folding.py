"""One spelling for every way to write a word, the same on both databases and for texts and queries."""

import unicodedata

# Letters that Unicode does not take apart but readers do not tell apart, and what stays of them.
_LETTERS = dict(zip("œæøđħłı", ["oe", "ae", "o", "d", "h", "l", "i"], strict=True))
# Alef wasla, alef maqsura, ta marbuta and the Persian letters that keyboards mix with the Arabic ones; no tatweel.
_LETTERS |= dict(zip("ٱىةیکـ", ["ا", "ي", "ه", "ي", "ك", ""], strict=True))
# Words that every text has. They are asked for only where nothing else is.
_EVERYWHERE = frozenset(
    " ".join(
        [
            "a an and at by for from in is of on or that the to with",
            "au aux ce ces cette dans de des du en est et il la le les ou par pour que qui sur un une",
            "al con del el es las lo los por se su una y",
            "ao aos as com da das do dos e em na nas no nos o os para um uma",
            "الي او ان عن علي في ما من هذا هذه و",
        ]
    ).split()
)
_AND, _ARTICLE = "و", "ال"


class _Folded(dict[int, str]):
    """What `str.translate` asks for each character, worked out once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def fold(text: str) -> str:
    """The text as words of letters and digits between single spaces, without case, marks and Arabic letter forms.

    NFKD and casefold, marks dropped; أإآٱ → ا, ى → ي, ة → ه, no tatweel; œ → oe, ß → ss; digits of all scripts → 0–9.
    """
    return " ".join(text.translate(_folded).split())


def telling(words: list[str]) -> list[str]:
    """The folded words of a query that tell texts apart; all of them where none does."""
    return [word for word in words if word not in _EVERYWHERE and len(word) > 1] or words


def alternatives(word: str) -> list[str]:
    """A folded word and the forms under which a text may have it, itself first.

    Arabic with and without و and ال; Latin with and without the plural's s.
    """
    forms = _arabic_forms(word) if "؀" <= word[:1] <= "ۿ" else _latin_forms(word)
    return list(dict.fromkeys([word, *forms]))


def _arabic_forms(word: str) -> list[str]:
    stems = [word]
    for prefix in (_AND, _ARTICLE):
        stems += [stem.removeprefix(prefix) for stem in stems if stem.startswith(prefix)]
    # A shorter rest is another word: وطن is a homeland, not "and tan".
    kept = [stem for stem in stems if len(stem) > 2]
    return [before + stem for stem in kept for before in ("", _ARTICLE, _AND, _AND + _ARTICLE)]


def _latin_forms(word: str) -> list[str]:
    singulars = [word.removesuffix(ending) for ending in ("s", "es") if word.endswith(ending) and len(word) > 4]
    return [*singulars, word + "s"] if len(word) > 2 and word.isalpha() else []


def _fold_character(character: str) -> str:
    folded = character
    while (further := _step(folded)) != folded:
        folded = further
    return "".join(letter if letter.isalnum() else " " for letter in folded)


def _step(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(_plain(letter) for letter in letters if unicodedata.category(letter)[0] != "M")


def _plain(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)
    return _LETTERS.get(letter, letter) if digit is None else str(digit)


_folded = _Folded()

"""Which of the site's five languages a text is probably written in: by its letters, and by the small words it uses.

A model would know more languages, and weigh more than the site. Small words tell these five apart in a sentence or two;
where they do not, nothing is guessed, because a wrong guess is read aloud in the wrong voice.
"""

import re
import unicodedata
from collections import Counter

from markup.parsing import readable

# Words enough for a guess, and how much of a text is looked at.
FEWEST, LONGEST = 3, 4_000
# What part of the words must be small words of the language, and how much more than of the next one.
SHARE, LEAD = 0.16, 1.3
WORDS = {
    "en": """the of and to in is that it was for on are as with be at this have from or had by not but what all were we
        when your can said there use an each which she do how their if will up other about out many then them these
        so some would has more who did been its than only our also after they you no my he his her into could should
        where because here any does very just before us most why while being me much""",
    "fr": """le la les de des du un une et est en que qui dans pour pas sur au aux avec ce cette ces il elle ils nous
        vous on plus par ne se sont ont été mais ou où comme tout tous leur leurs son sa ses être avoir fait même
        aussi sans sous après avant entre très bien peut deux chez donc dont quand notre nos votre vos lui y encore
        depuis afin était avons avez cela ceux qu rien doit faut chaque quelle quel quels comment pourquoi je mon ma
        mes""",
    "es": """el la los las de del un una y en que es por para con no se su sus lo al como más pero sin sobre este esta
        estos estas ese esa eso esto ser está están son fue han ha hay muy también ya todo todos toda desde entre
        cuando hasta donde quien porque nos ni me mi le les o e si cada otro otra otros era había hemos puede qué
        cómo dónde cuál nuestro nuestra usted ustedes él ellos nosotros tras según así yo vez nada pueden tiene debe
        hace aquí ahora""",
    "pt": """o a os as de do da dos das um uma e em no na nos nas que é por para com não se seu sua seus suas ao aos à
        às como mais mas sem sobre este esta isto esse essa isso ser está são foi foram tem têm há muito também já todo
        todos desde entre quando até onde quem porque nem me lhe ou cada outro outra outros era pelo pela pelos
        pelas num numa você nós eles elas depois antes ainda qual quais nosso nossa temos pode podem eu meu minha
        vez nada deve faz aqui agora""",
}
# Letters and endings that only one of them has, each worth a small word.
SIGNS = {
    "fr": re.compile(r"[œùûîêë]|\b(?:c|j|n|qu)['’]|eux\b"),
    "es": re.compile(r"[ñ¿¡]|ción\b|ciones\b|dad\b"),
    "pt": re.compile(r"[ãõ]|ção\b|ções\b|lh|nh|dade\b"),
    "en": re.compile(r"\bth|ing\b|'s\b|’s\b|tion\b"),
}
# Persian, Urdu, Pashto, Kurdish and Uyghur have letters that Arabic has not.
_NOT_ARABIC = re.compile("[پچژگکیٹڈڑںہےۆێەڕڵټډړښځڅېۍ]")
_MARKUP = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|`[^`]*`|^>.*$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")


def guess(text: str) -> str | None:
    """`"en"`, `"fr"`, `"es"`, `"pt"`, `"ar"`, or None where it cannot be told; quotations do not count."""
    said = unicodedata.normalize("NFC", _MARKUP.sub(" ", readable(text[:LONGEST]))).lower()
    words = _WORD.findall(said)
    if len(words) < FEWEST:
        return None
    if sum(_is_arabic(word) for word in words) > len(words) / 2:
        return None if _NOT_ARABIC.search(said) else "ar"
    return _by_small_words(said, Counter(words))


def _by_small_words(said: str, words: Counter[str]) -> str | None:
    scores = {language: _score(language, said, words) for language in _SMALL}
    best, second = sorted(scores, key=lambda language: -scores[language])[:2]
    is_clear = scores[best] >= max(2, SHARE * words.total()) and scores[best] >= LEAD * scores[second]
    return best if is_clear else None


def _score(language: str, said: str, words: Counter[str]) -> float:
    small = sum(_weight(word) * times for word, times in words.items() if word in _SMALL[language])
    return small + len(SIGNS[language].findall(said))


def _weight(word: str) -> float:
    """A word of several languages says less than a word of one."""
    return 1 / sum(word in small for small in _SMALL.values())


def _is_arabic(word: str) -> bool:
    return "\u0600" <= word[0] <= "\u06ff"


_SMALL = {language: frozenset(words.split()) for language, words in WORDS.items()}

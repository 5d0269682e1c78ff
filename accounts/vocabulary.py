"""The languages of ISO 639-1 by code, each with the name its own speakers give it, and the order of names."""

import re
import unicodedata

_NAMES = """
aa Afaraf|ab Аҧсуа|ae Avesta|af Afrikaans|ak Akan|am አማርኛ|an Aragonés|ar العربية|as অসমীয়া
av Авар мацӀ|ay Aymar aru|az Azərbaycanca|ba Башҡортса|be Беларуская|bg Български|bi Bislama
bm Bamanankan|bn বাংলা|bo བོད་ཡིག|br Brezhoneg|bs Bosanski|ca Català|ce Нохчийн|ch Chamoru|co Corsu
cr ᓀᐦᐃᔭᐍᐏᐣ|cs Čeština|cu Словѣньскъ|cv Чӑвашла|cy Cymraeg|da Dansk|de Deutsch|dv ދިވެހި|dz རྫོང་ཁ
ee Eʋegbe|el Ελληνικά|en English|eo Esperanto|es Español|et Eesti|eu Euskara|fa فارسی|ff Fulfulde
fi Suomi|fj Vosa Vakaviti|fo Føroyskt|fr Français|fy Frysk|ga Gaeilge|gd Gàidhlig|gl Galego
gn Avañeʼẽ|gu ગુજરાતી|gv Gaelg|ha Hausa|he עברית|hi हिन्दी|ho Hiri Motu|hr Hrvatski
ht Kreyòl ayisyen|hu Magyar|hy Հայերեն|hz Otjiherero|ia Interlingua|id Bahasa Indonesia
ie Interlingue|ig Igbo|ii ꆈꌠꉙ|ik Iñupiaq|io Ido|is Íslenska|it Italiano|iu ᐃᓄᒃᑎᑐᑦ|ja 日本語
jv Basa Jawa|ka ქართული|kg Kikongo|ki Gĩkũyũ|kj Oshikwanyama|kk Қазақша|kl Kalaallisut|km ខ្មែរ
kn ಕನ್ನಡ|ko 한국어|kr Kanuri|ks کٲشُر|ku Kurdî|kv Коми|kw Kernewek|ky Кыргызча|la Latina
lb Lëtzebuergesch|lg Luganda|li Limburgs|ln Lingála|lo ລາວ|lt Lietuvių|lu Tshiluba|lv Latviešu
mg Malagasy|mh Kajin M̧ajeļ|mi Māori|mk Македонски|ml മലയാളം|mn Монгол|mr मराठी|ms Bahasa Melayu
mt Malti|my မြန်မာ|na Ekakairũ Naoero|nb Norsk bokmål|nd isiNdebele|ne नेपाली|ng Oshindonga
nl Nederlands|nn Norsk nynorsk|no Norsk|nr isiNdebele|nv Diné bizaad|ny Chichewa|oc Occitan
oj Anishinaabemowin|om Afaan Oromoo|or ଓଡ଼ିଆ|os Ирон|pa ਪੰਜਾਬੀ|pi पालि|pl Polski|ps پښتو
pt Português|qu Runa Simi|rm Rumantsch|rn Ikirundi|ro Română|ru Русский|rw Ikinyarwanda|sa संस्कृतम्
sc Sardu|sd سنڌي|se Davvisámegiella|sg Sängö|si සිංහල|sk Slovenčina|sl Slovenščina|sm Gagana Sāmoa
sn chiShona|so Soomaali|sq Shqip|sr Српски|ss siSwati|st Sesotho|su Basa Sunda|sv Svenska
sw Kiswahili|ta தமிழ்|te తెలుగు|tg Тоҷикӣ|th ไทย|ti ትግርኛ|tk Türkmençe|tl Tagalog|tn Setswana
to Lea faka-Tonga|tr Türkçe|ts Xitsonga|tt Татарча|tw Twi|ty Reo Tahiti|ug ئۇيغۇرچە|uk Українська
ur اردو|uz Oʻzbekcha|ve Tshivenḓa|vi Tiếng Việt|vo Volapük|wa Walon|wo Wolof|xh isiXhosa|yi ייִדיש
yo Yorùbá|za Vahcuengh|zh 中文|zu isiZulu
"""

LANGUAGES: dict[str, str] = {
    code: name
    for line in _NAMES.split("\n")
    for entry in line.split("|")
    if line
    for code, _space, name in [entry.partition(" ")]
}


_BOTH = re.compile(r"(?P<name>.+?)\s+\((?P<acronym>[^()\s]{2,20})\)", re.DOTALL)


def sorted_by(text: str) -> str:
    """What an alphabetical list in any of our languages compares: letters without accents, case and Arabic article."""
    letters = unicodedata.normalize("NFKD", text.removeprefix("ال"))
    return "".join(mark for mark in letters if not unicodedata.combining(mark)).casefold()


def name_and_acronym(words: str) -> tuple[str, str]:
    """Both of "Name (ACRONYM)", else the words and "".

    An acronym is one word of at most 20 letters, two or more of them capitals.
    """
    found = _BOTH.fullmatch(words.strip())
    is_acronym = found is not None and sum(letter.isupper() for letter in found["acronym"]) > 1
    return (found["name"], found["acronym"]) if found and is_acronym else (words, "")


def name_key(name: str) -> str:
    """A name as lists compare it: without accents and case, so that "Élodie" stands beside "elodie"."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()

"""Lines about people, as a table program writes them: read one by one, and each that is wrong is said."""

import csv
from collections.abc import Iterator
from functools import cache
from io import StringIO

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_countries.data import COUNTRIES

from accounts import countries
from accounts.actions import Offer
from accounts.models import check_name
from house import known

COLUMNS = ("email", "display_name", "language", "country", "organisation")
# What a first line may call the columns, in the languages of the site; signs and case do not count.
HEADINGS = {
    "email": {"email", "mail", "address", "adresse", "courriel", "correo", "correoelectrónico", "البريد"},
    "display_name": {"name", "nom", "nombre", "nome", "الاسم"},
    "language": {"language", "langue", "idioma", "língua", "اللغة"},
    "country": {"country", "pays", "país", "البلد"},
    "organisation": {"organisation", "organization", "organización", "organização", "المنظمة"},
}
LONGEST = {"email": 254, "display_name": 80, "organisation": 120}
SAID_AT_MOST = 20


class Rows:
    """The offers that the lines of a text hold; what a line leaves out is taken from `common`."""

    def __init__(self, text: str, *, common: Offer) -> None:
        self.common = common
        self.offers: list[Offer] = []
        self._wrong: list[str] = []
        try:
            self._read(text)
        except csv.Error:
            self._wrong.append(_("The lines cannot be read as a table."))

    def wrong(self) -> list[str]:
        """A sentence for each wrong line, 20 at most, and how many there are besides."""
        more = len(self._wrong) - SAID_AT_MOST
        rest = [_("%(number)s lines more are wrong.") % {"number": more}] if more > 0 else []
        return [*self._wrong[:SAID_AT_MOST], *rest]

    def _read(self, text: str) -> None:
        columns: tuple[str, ...] = COLUMNS
        for number, cells in _lines(text):
            is_heading = number == 1 and len(cells) > 1 and "@" not in "".join(cells)
            if is_heading and not (columns := _columns(cells)):
                self._wrong.append(_("Line 1 holds no e-mail address, and names no column “E-mail”."))
                break
            for person in [] if is_heading else _people(cells):
                self._take(number, dict(zip(columns, person, strict=False)))

    def _take(self, number: int, cells: dict[str, str]) -> None:
        try:
            self.offers.append(self._offer(cells))
        except ValidationError as wrong:
            said = {"number": number, "sentence": " ".join(wrong.messages)}
            self._wrong.append(_("Line %(number)s: %(sentence)s") % said)

    def _offer(self, cells: dict[str, str]) -> Offer:
        email = cells.get("email", "")
        try:
            validate_email(email)
        except ValidationError:
            raise ValidationError(_("“%(words)s” is no e-mail address.") % {"words": email[:80]}) from None
        name, organisation = cells.get("display_name", ""), cells.get("organisation", "")
        for words in filter(None, (name, organisation)):
            check_name(words)
        if any(len(cells.get(column, "")) > longest for column, longest in LONGEST.items()):
            raise ValidationError(_("A name or an address in it is too long."))
        return Offer(
            email=email.lower(),
            display_name=name,
            language=_language(cells.get("language", "")) or self.common.language,
            country=_country(cells.get("country", "")) or self.common.country,
            organisation=organisation or self.common.organisation,
        )


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, with their numbers, cut where their table program cuts."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    cut = max(",;\t", key=first.count)
    for number, cells in enumerate(csv.reader(StringIO(text), delimiter=cut, skipinitialspace=True), start=1):
        if any(cell.strip() for cell in cells):
            yield number, [cell.strip() for cell in cells]


def _people(cells: list[str]) -> list[list[str]]:
    """The line as one person, or several where it lists addresses as mail programs do: Ana <a@b.org>; c@d.org."""
    pieces = [piece.strip() for cell in cells for piece in cell.split(";") if piece.strip()]
    return [_mailbox(piece) for piece in pieces] if all("@" in piece for piece in pieces) else [cells]


def _mailbox(words: str) -> list[str]:
    name, mark, address = words.partition("<")
    return [address.rstrip("> "), name.strip('" ')] if mark else [words]


def _columns(cells: list[str]) -> tuple[str, ...]:
    """The columns that a first line names, or none where it names no address."""
    plain = ["".join(sign for sign in cell.casefold() if sign.isalnum()) for cell in cells]
    named = tuple(next((column for column, words in HEADINGS.items() if cell in words), "") for cell in plain)
    return named if "email" in named else ()


def _language(words: str) -> str:
    code = _languages().get(words.casefold(), "")
    if words and code not in known.codes():
        raise ValidationError(_("“%(words)s” is no language of this site.") % {"words": words[:80]})
    return code


@cache
def _languages() -> dict[str, str]:
    """The codes of the languages by code and by name in each of them, in small letters."""
    codes = dict(settings.LANGUAGES)
    named = {name.casefold(): code for code, name in codes.items()} | {code: code for code in codes}
    for spoken in codes:
        with override(spoken):
            named |= {_(LANG_INFO[code]["name"]).casefold(): code for code in codes}
    return named


def _country(words: str) -> str:
    if words and words.casefold() not in _countries():
        raise ValidationError(_("“%(words)s” is no country that we know.") % {"words": words[:80]})
    return _countries().get(words.casefold(), "")


@cache
def _countries() -> dict[str, str]:
    """The codes of countries by code and by name in every language of the site, in small letters."""
    named = {name.casefold(): code for code in COUNTRIES for name in countries.names(code).values()}
    return {**named, **{code.casefold(): code for code in COUNTRIES}}

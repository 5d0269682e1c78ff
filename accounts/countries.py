"""The names of countries and areas in the languages of the site, by alpha-2 code of ISO 3166-1."""

import gettext
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import django_countries
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django_countries.data import COUNTRIES

from accounts.vocabulary import sorted_by

_OURS = Path(__file__).parent / "vocabularies" / "country_names.toml"


def name(code: str) -> str:
    """The name in the active language; empty for a code that there is not."""
    labels = names(code)
    return labels.get((translation.get_language() or "en").split("-")[0]) or labels.get("en", "")


@cache
def names(code: str) -> dict[str, str]:
    """The name in each language that has one, by language; none for a code that there is not."""
    known = (language for language, _name in settings.LANGUAGES if code in COUNTRIES)
    labels = {language: _name(code, language) for language in known}
    return {language: label for language, label in labels.items() if label}


def choices() -> list[tuple[str, str]]:
    """All countries and areas by name in the active language, for a form."""
    return list(_choices(translation.get_language()))


def choices_or_none() -> list[tuple[str, str]]:
    """The same after "Not said", for a field that may stay empty."""
    return [("", _("Not said")), *choices()]


@cache
def _choices(_language: str | None) -> list[tuple[str, str]]:
    named = ((code, name(code)) for code in COUNTRIES)
    return sorted(named, key=lambda choice: sorted_by(choice[1]))


def _name(code: str, language: str) -> str:
    ours = own_names(language)
    if code in ours:
        return str(ours[code])
    english = english_name(code)
    return english if language == "en" else catalogue(language).gettext(english)


def own_names(language: str) -> dict[str, Any]:
    """The names that we give ourselves, by code."""
    return dict(_file().get(language, {}))


def english_name(code: str) -> str:
    """ISO's official short name, which is the key in the package's catalogues."""
    with translation.override(None):
        return str(COUNTRIES[code])


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The names that the package has; an empty one where it has none."""
    # Read directly: as an installed app the package would add its catalogues and 521 flags to the whole site.
    folder = Path(django_countries.__file__).parent / "locale"
    found = gettext.translation("django", folder, languages=[language], fallback=True)
    found.add_fallback(_Nothing())
    return found


class _Nothing(gettext.NullTranslations):
    """A missing name is empty, not English in disguise."""

    def gettext(self, message: str) -> str:
        return ""


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(_OURS.read_text(encoding="utf-8"))

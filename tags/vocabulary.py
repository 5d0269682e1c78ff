"""The controlled vocabularies as the files beside this one have them: facts, without the database."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation

from accounts.countries import names as country_names

Labels = dict[str, str]
_FOLDER = Path(__file__).parent / "vocabularies"


@dataclass(frozen=True)
class Country:
    """An entry of ISO 3166-1; region and subregion are M49 codes, empty where M49 gives none."""

    code: str
    region: str
    subregion: str
    labels: Labels


@dataclass(frozen=True)
class Theme:
    """One of the eighteen themes, with the SDG goals (1-17) and three-digit CRS sectors that it mostly touches."""

    code: str
    labels: Labels
    goals: tuple[int, ...]
    sectors: tuple[str, ...]


def label(labels: Labels) -> str:
    """The label in the active language, else in English."""
    language = (translation.get_language() or "en").split("-")[0]
    return labels.get(language) or labels.get("en", "")


def languages() -> list[str]:
    """The codes of the interface languages, in which every label must exist."""
    return [code for code, _name in settings.LANGUAGES]


@cache
def countries() -> dict[str, Country]:
    """All countries and areas by alpha-2 code."""
    placed = {
        code: Country(code, part["region"], subregion, country_names(code))
        for subregion, part in _read("countries")["subregions"].items()
        for code in part["countries"]
    }
    unplaced = {
        code: Country(code, "", "", country_names(code)) for code in _read("countries")["unassigned"]["countries"]
    }
    return dict(sorted((placed | unplaced).items()))


@cache
def themes() -> dict[str, Theme]:
    """All themes by slug, in their neutral order."""
    return {
        code: Theme(code, entry["labels"], tuple(entry["goals"]), tuple(entry["sectors"]))
        for code, entry in _read("themes").items()
    }


@cache
def regions() -> dict[str, Labels]:
    """Labels of M49 regions and subregions by code."""
    facts = _read("countries")
    return {code: part["labels"] for code, part in (facts["regions"] | facts["subregions"]).items()}


def rows() -> list[dict[str, Any]]:
    """What the tags of both vocabularies should say: values of the model's fields."""
    themed = [_row("theme", theme.code, theme.labels) for theme in themes().values()]
    placed = [
        _row("country", place.code, place.labels) | {"region": place.region, "subregion": place.subregion}
        for place in sorted(countries().values(), key=lambda place: place.labels["en"])
    ]
    return [row | {"position": number} for some in (themed, placed) for number, row in enumerate(some)]


def _row(kind: str, code: str, labels: Labels) -> dict[str, Any]:
    return {"kind": kind, "code": code, "slug": code.lower(), "name": labels["en"], "labels": labels}


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))

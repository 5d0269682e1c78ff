"""The files of `pages/demo`, and the keys under which their things are sent."""

import tomllib
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from tags import finding
from tags.models import Tag

FOLDER = Path(__file__).resolve().parent.parent / "demo"
KEYS = uuid5(NAMESPACE_URL, "palabre:demonstration")

Toml = dict[str, Any]


def read(name: str) -> Toml:
    """One file; dates in it are dates, and everything else is as the forms name it."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def stories() -> dict[str, Toml]:
    """The stories by their names, the oldest first."""
    names = sorted(path.name for path in (FOLDER / "stories").glob("*.toml"))
    told = {name.removesuffix(".toml"): read(f"stories/{name}") for name in names}
    return dict(sorted(told.items(), key=lambda pair: pair[1]["published"]))


def key(*parts: object) -> UUID:
    """The idempotency key of one thing of the demonstration: the same in every run."""
    return uuid5(KEYS, "/".join(str(part) for part in parts))


def tags(chosen: Toml) -> list[Tag]:
    """The countries and themes that a file names by their codes."""
    return [*map(finding.country, chosen["countries"]), *map(finding.theme, chosen["themes"])]

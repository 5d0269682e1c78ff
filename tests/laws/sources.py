"""The project's own files, and the column in which its packages stand."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONTRACTS = PROJECT["tool"]["importlinter"]["contracts"]
# From the top of the house to its bottom.
LAYERS = [[name.strip() for name in layer.split("|")] for layer in CONTRACTS[0]["layers"]]
PACKAGES = [package for layer in LAYERS for package in layer]
# The frame that every page hangs in, and its parts, may name what the top of the house may name.
FRAME = "pages"


def height(package: str) -> int:
    """How high a package stands in the column: what it uses must not stand higher."""
    return next(len(LAYERS) - number for number, layer in enumerate(LAYERS) if package in layer)


def may_use(user: str, used: str) -> bool:
    """Whether one package may name another: itself, or one that stands lower."""
    return user == used or height(used) < height(user)


def modules() -> list[Path]:
    """The Python files of the packages, without migrations."""
    found = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def written() -> list[Path]:
    """Everything people write and read: code, tests, templates, styles and scripts."""
    folders = [*PACKAGES, "tests", "bench", "templates", "static", "bin"]
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.*"))
    return sorted(
        path for path in found if path.suffix in {".py", ".html", ".css", ".js"} and "migrations" not in path.parts
    )


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def package_of(path: Path) -> str:
    """The package a module or template belongs to; shared templates belong to the frame."""
    parts = path.relative_to(ROOT).parts
    owner = parts[1] if parts[0] == "templates" else parts[0]
    return owner if owner in PACKAGES else FRAME

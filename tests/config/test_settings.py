"""Every setting can be found by whoever runs the site."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Those whose place is not a file of settings.
ELSEWHERE = {"ENV_FILE"}


def names() -> set[str]:
    return set(re.findall(r"env\.\w+\(\s*\"(\w+)\"", (ROOT / "config" / "settings.py").read_text()))


def test_every_setting_is_in_the_reference():
    reference = set(re.findall(r"^\| `(\w+)`", (ROOT / "docs/reference/settings.md").read_text(), flags=re.MULTILINE))

    assert reference == names() | {"POSTGRES_PASSWORD"}


def test_every_setting_is_in_the_pattern_of_the_file():
    pattern = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), flags=re.MULTILINE))

    assert pattern == (names() - ELSEWHERE) | {"POSTGRES_PASSWORD"}


def test_the_locks_agree_and_name_no_index():
    locks = {name: (ROOT / name).read_text() for name in ("requirements.txt", "requirements-dev.txt")}
    pins = {name: dict(re.findall(r"^([\w.-]+)==(\S+)", text, flags=re.MULTILINE)) for name, text in locks.items()}

    assert pins["requirements.txt"].items() <= pins["requirements-dev.txt"].items()
    assert not any("://" in text for text in locks.values())
    assert not (ROOT / "uv.lock").exists()


def test_what_the_project_asks_for_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    lock = (ROOT / "requirements-dev.txt").read_text()
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]

    wanted = {re.split(r"[\[~;= ]", line)[0] for line in asked}
    missing = {name for name in wanted if f"\n{name}==" not in lock}

    assert not missing, "Run `make lock`."

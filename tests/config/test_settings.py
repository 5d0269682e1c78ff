"""Every setting can be found by whoever runs the site."""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
# Those whose place is not a file of settings.
ELSEWHERE = {"ENV_FILE"}
# In containers the image says where files are and which port it listens on, and docker-compose.yml where the services
# are, how many there are and which needs a pool; a demonstration or error pages for developers are not for there.
SETTLED = {"VAR_DIR", "STATIC_DIR", "HOST", "PORT", "DATABASE_URL", "REDIS_URL", "DATABASE_POOL", "TRUSTED_PROXIES"}
SETTLED |= {"DEMO", "DEBUG", "PAGE_PROCESSES", "SOCKET_PROCESSES"}
# Only Caddy asks for it.
AT_THE_DOOR = {"SITE_ADDRESS"}


def names() -> set[str]:
    return set(re.findall(r"env\.\w+\(\s*\"(\w+)\"", (ROOT / "config" / "settings.py").read_text()))


def test_every_setting_is_in_the_reference():
    reference = set(re.findall(r"^\| `(\w+)`", (ROOT / "docs/reference/settings.md").read_text(), flags=re.MULTILINE))

    assert reference == names() | {"POSTGRES_PASSWORD"}


def test_every_setting_is_in_the_pattern_of_the_file():
    pattern = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), flags=re.MULTILINE))

    assert pattern == (names() - ELSEWHERE) | {"POSTGRES_PASSWORD"}


def test_containers_are_given_every_setting_of_the_file():
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    ours = [service["environment"] for service in services.values() if service["image"] == "palabre"]

    given = [{name for name, value in each.items() if value is None or f"${{{name}:" in value} for each in ours]

    assert given == [names() - ELSEWHERE - SETTLED - AT_THE_DOOR] * 6
    assert services["caddy"]["environment"].keys() == AT_THE_DOOR


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

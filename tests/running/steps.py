"""The steps of `make test`: commands, and how to read what they answered."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))
PROCESSES = 3
# Compiled once for all steps, whatever else is said: a site of six processes compiles everything six times otherwise.
SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
PACKAGES = sorted(path.parent.name for path in ROOT.glob("*/apps.py"))


@dataclass(frozen=True)
class Outcome:
    """What came of a step: `state` is ok, failed or could not run."""

    name: str
    state: str
    note: str = ""
    passed: int = 0
    failed: int = 0
    # Whether the build stands although this could not run: what depends on others' servers.
    is_forgiven: bool = False


def by_code(name: str, code: int, _said: str) -> Outcome:
    return Outcome(name, "ok" if code == 0 else "failed")


@dataclass(frozen=True)
class Step:
    """A command and how its exit code and output are read."""

    name: str
    command: list[str]
    judge: Callable[[str, int, str], Outcome] = by_code
    environment: dict[str, str] = field(default_factory=dict)


def run(step: Step) -> Outcome:
    """Run a step; what a test suite says is shown as it comes, what a linter says once it failed."""
    print(f"— {step.name}", flush=True)
    started = time.monotonic()
    code, said = _shown(step) if step.judge is by_counts else _heard(step)
    outcome = step.judge(step.name, code, said)
    if outcome.state == "failed" and step.judge is not by_counts:
        print(said)
    seconds = f"{time.monotonic() - started:.0f} s"
    return replace(outcome, note=", ".join(part for part in (outcome.note, seconds) if part))


def _heard(step: Step) -> tuple[int, str]:
    environment = {**SURROUNDINGS, **step.environment}
    done = subprocess.run(
        step.command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return done.returncode, done.stdout


def _shown(step: Step) -> tuple[int, str]:
    said: list[str] = []
    environment = {**SURROUNDINGS, **step.environment}
    with subprocess.Popen(step.command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or []:
            said.append(line)
            print(line, end="", flush=True)
    return process.returncode, "".join(said)


def by_counts(name: str, code: int, said: str) -> Outcome:
    """pytest's closing line; a suite that tells of no test is a failure."""
    passed, failed = (_count(said, words) for words in ("passed", "failed|errors?"))
    if not passed and not failed:
        return Outcome(name, "failed", f"ended with code {code} before its closing line", failed=1)
    return Outcome(name, "ok" if code == 0 else "failed", f"{passed} passed", passed, failed)


def by_audit(name: str, code: int, said: str) -> Outcome:
    """Whoever cannot reach the advisory service learns nothing about the dependencies, and is told so."""
    if re.search(r"Found \d+ known", said) or (code == 0 and "could not be audited" not in said):
        return by_code(name, code, said)
    return Outcome(name, "could not run", "the advisory service cannot be reached", is_forgiven=True)


def migrations(environment: dict[str, str]) -> Step:
    """Whether migrations are safe while the old code runs; what creates a table from nothing always is.

    Asked of PostgreSQL, because SQLite rewrites the whole table for every change.
    """
    only_ours = [
        "--include-apps",
        *PACKAGES,
        "--ignore-name",
        "0001_initial",
        "--project-root-path",
        ".",
        "--quiet",
        "ok",
    ]
    return Step("migrations are safe", _manage("lintmigrations", *only_ours), environment={**environment, **IN_TESTS})


def suite(name: str, marks: str, environment: dict[str, str]) -> Step:
    """The tests with these marks; whichever process has no more takes from the others.

    Some drive a browser and wait more than they work, so that there is room for one process more than processors.
    """
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(PROCESSES), "--dist", "worksteal", "-m", marks]
    return Step(name, command, by_counts, environment)


def _count(said: str, words: str) -> int:
    closing = said.strip().splitlines()[-1:] or [""]
    return sum(int(number) for number in re.findall(rf"(\d+) (?:{words})\b", closing[0]))


def _tool(name: str, *arguments: str) -> list[str]:
    return [str(Path(sys.executable).parent / name), *arguments]


def _manage(*arguments: str) -> list[str]:
    return [sys.executable, "manage.py", *arguments]


IN_TESTS = {"DJANGO_SETTINGS_MODULE": "tests.settings"}
LINT = [
    Step("ruff", _tool("ruff", "check", "--quiet", ".")),
    Step("ruff format", _tool("ruff", "format", "--check", "--quiet", ".")),
    Step("mypy", _tool("mypy", *PACKAGES)),
    Step("import contracts", _tool("lint-imports", "--no-cache")),
    Step("djade", _tool("djade", "--target-version", "5.2", "--check", *TEMPLATES)),
    Step("djlint", _tool("djlint", "--lint", "--quiet", "templates")),
    Step("Django's checks", _manage("check", "--fail-level", "WARNING"), environment=IN_TESTS),
    Step("models have their migrations", _manage("makemigrations", "--check", "--dry-run"), environment=IN_TESTS),
    Step(
        "docker-compose.yml", _tool("check-jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml")
    ),
    Step(
        "dependency audit",
        # The development list holds all of the production list.
        _tool("pip-audit", "--require-hashes", "--disable-pip", "--timeout", "10", "-r", "requirements-dev.txt"),
        by_audit,
    ),
]

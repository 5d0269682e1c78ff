"""Runs what it is asked for, one after the other, and closes by naming what ran and what could not.

    python -m tests.running lint sqlite postgres | long

With REQUIRE_SERVICES=1, as in continuous integration, what could not run is a failure.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack

from tests.running import services
from tests.running.steps import LINT, Outcome, in_browser, migrations, run, suite

IS_STRICT = os.environ.get("REQUIRE_SERVICES") == "1"


def main(wanted: list[str]) -> int:
    with ExitStack() as stack:
        outcomes = list(_outcomes(wanted, stack))
    _close(outcomes)
    bad = {"failed", "could not run"} if IS_STRICT else {"failed"}
    return int(any(outcome.state in bad and not outcome.is_forgiven for outcome in outcomes))


def _outcomes(wanted: list[str], stack: ExitStack) -> Iterator[Outcome]:
    if "lint" in wanted:
        yield from (run(step) for step in LINT)
    if {"sqlite", "postgres", "long"} & set(wanted):
        yield from _suites(wanted, stack)


def _suites(wanted: list[str], stack: ExitStack) -> Iterator[Outcome]:
    found = services.find(stack, may_install=IS_STRICT)
    length = "(long or either)" if "long" in wanted else "not long"
    if not found.chromium:
        note = "Chromium is not installed (Debian: apt-get install chromium-headless-shell)"
        yield Outcome("tests in a browser", "could not run", note)
    if {"sqlite", "long"} & set(wanted):
        yield from _tests("SQLite", length, found.environment, has_browser=bool(found.chromium))
    if {"postgres", "long"} & set(wanted):
        yield from _on_postgres(length, found)


def _on_postgres(length: str, found: services.Services) -> Iterator[Outcome]:
    name = "PostgreSQL and Redis"
    if found.missing:
        yield Outcome(f"tests on {name}", "could not run", f"missing: {', '.join(found.missing)}")
        return
    environment = {**found.environment, "TEST_DATABASE": "postgres"}
    marks = length
    if not found.has_caddy:
        marks += " and not front_door"
        note = "Caddy is not installed (Debian: apt-get install caddy)"
        yield Outcome("tests through the front door", "could not run", note)
    if length == "not long":
        yield run(migrations(environment))
    yield from _tests(name, marks, environment, has_browser=bool(found.chromium and found.has_caddy))


def _tests(name: str, marks: str, environment: dict[str, str], *, has_browser: bool) -> Iterator[Outcome]:
    yield run(suite(f"tests on {name}", marks, environment))
    if has_browser:
        yield run(in_browser(f"in a browser, on {name}", marks, environment))


def _close(outcomes: list[Outcome]) -> None:
    width = max(len(outcome.name) for outcome in outcomes)
    print("\nWhat ran, and what could not:")
    for outcome in outcomes:
        print(f"  {outcome.state:13}  {outcome.name:{width}}  {outcome.note}".rstrip())
    passed, failed = sum(outcome.passed for outcome in outcomes), sum(outcome.failed for outcome in outcomes)
    if passed or failed:
        print(f"{passed} passed, {failed} failed")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

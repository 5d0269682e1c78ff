"""Runs what it is asked for, one after the other, and closes by naming what ran and what could not.

    python -m tests.running lint sqlite postgres | long

With REQUIRE_SERVICES=1, as in continuous integration, what could not run is a failure.
"""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from tests.running import services
from tests.running.steps import LINT, PROCESSES, Outcome, migrations, run, suite

IS_STRICT = os.environ.get("REQUIRE_SERVICES") == "1"


def main(wanted: list[str]) -> int:
    with ExitStack() as stack:
        outcomes = list(_outcomes(wanted, stack))
    _close(outcomes)
    bad = {"failed", "could not run"} if IS_STRICT else {"failed"}
    return int(any(outcome.state in bad and not outcome.is_forgiven for outcome in outcomes))


def _outcomes(wanted: list[str], stack: ExitStack) -> Iterator[Outcome]:
    if "lint" in wanted:
        with ThreadPoolExecutor(PROCESSES) as threads:
            yield from threads.map(run, LINT)
    if {"sqlite", "postgres", "long"} & set(wanted):
        yield from _suites(wanted, stack)


def _suites(wanted: list[str], stack: ExitStack) -> Iterator[Outcome]:
    found = services.find(stack, may_install=IS_STRICT)
    length = "(long or either)" if "long" in wanted else "not long"
    if not found.chromium:
        note = "Chromium is not installed (Debian: apt-get install chromium-headless-shell)"
        yield Outcome("tests in a browser", "could not run", note)
        length += " and not browser"
    if {"sqlite", "long"} & set(wanted):
        yield run(suite("tests on SQLite", length, found.environment))
    if {"postgres", "long"} & set(wanted):
        yield from _on_postgres(length, found)


def _on_postgres(marks: str, found: services.Services) -> Iterator[Outcome]:
    if found.missing:
        yield Outcome("tests on PostgreSQL and Redis", "could not run", f"missing: {', '.join(found.missing)}")
        return
    environment = {**found.environment, "TEST_DATABASE": "postgres"}
    if not found.has_caddy:
        marks += " and not front_door and not browser"
        note = "Caddy is not installed (Debian: apt-get install caddy)"
        yield Outcome("tests through the front door", "could not run", note)
    if marks.startswith("not long"):
        yield run(migrations(environment))
    yield run(suite("tests on PostgreSQL and Redis", marks, environment))


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

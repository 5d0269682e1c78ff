"""A rehearsal as operators do it: a large community moves from PostgreSQL to SQLite and back, by commands alone."""

import json
import subprocess
import tempfile
from pathlib import Path

import pytest

from config.archives import parts
from tests.sites import MANAGE, prepared

pytestmark = [pytest.mark.long, pytest.mark.services, pytest.mark.timeout(900)]
SIZE = ("--members", "300", "--threads", "200", "--posts", "20000", "--cases", "50")


def run(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run([*MANAGE, *command], env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def rows(path: Path) -> dict[str, list[object]]:
    """The rows of a backup; databases differ in how they order the words of a JSON value."""
    return {
        name: [json.loads(line) for line in stream.read().splitlines()]
        for name, stream in parts(path)
        if "tables/" in name
    }


def test_a_community_moves_to_the_other_database_and_back():
    with prepared() as postgres, prepared() as again, tempfile.TemporaryDirectory() as folder:
        sqlite = {**postgres, "DATABASE_URL": f"sqlite:///{folder}/palabre.sqlite3", "VAR_DIR": folder}
        first, second, third = (Path(folder) / f"{name}.tar.gz" for name in ("first", "second", "third"))
        run(postgres, "load_synthetic", *SIZE)

        run(postgres, "backup", str(first))
        run(sqlite, "restore", str(first))
        run(sqlite, "backup", str(second))
        run(again, "restore", str(second))
        run(again, "backup", str(third))

        assert rows(first) == rows(second) == rows(third)
        assert len(rows(first)) > 20

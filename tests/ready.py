"""Sites made ready to be served once for a run of tests, and copied: a copy takes a tenth of the time.

The processes of a run share the folder that TEST_RUN names.
"""

import fcntl
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

MANAGE = (sys.executable, str(Path(__file__).resolve().parent.parent / "manage.py"))


def begin() -> None:
    """Asked by the process that starts the others, before it does."""
    os.environ["TEST_RUN"] = tempfile.mkdtemp(prefix="palabre-run-")


def end() -> None:
    """Asked by the same process, once the others are gone."""
    run = Path(os.environ.pop("TEST_RUN"))
    for address in run.glob("*/database"):
        drop_database(address.read_text())
    shutil.rmtree(run, ignore_errors=True)


def fill(environment: dict[str, str]) -> None:
    """Do for these settings what `manage.py prepare` does; their database must not exist yet."""
    _copy(_made("prepare", environment), environment)


def migrate(environment: dict[str, str]) -> None:
    """Do for these settings what `manage.py migrate` does; their database must not exist yet."""
    _copy(_made("migrate", {**environment, "DEMO": "0"}), environment)


def create_database(address: str, *, template: str = "template1") -> None:
    with _server_of(address) as server:
        server.execute(f"CREATE DATABASE {_name(address)} TEMPLATE {template}")


def drop_database(address: str) -> None:
    with _server_of(address) as server:
        server.execute(f"DROP DATABASE IF EXISTS {_name(address)} WITH (FORCE)")


def _made(command: str, environment: dict[str, str]) -> Path:
    """The folder of the site from which those with such settings are copied."""
    kind = f"{command}-{'postgres' if 'DATABASE_URL' in environment else 'sqlite'}-{environment['DEMO']}"
    folder = Path(os.environ["TEST_RUN"]) / kind
    with _alone(folder.with_suffix(".lock")):
        if not (folder / "var").exists():
            _make(command, environment, folder)
    return folder


def _make(command: str, environment: dict[str, str], folder: Path) -> None:
    made = folder / "being made"
    made.mkdir(parents=True)
    own = {**environment, "VAR_DIR": str(made)}
    if "DATABASE_URL" in environment:
        own["DATABASE_URL"] = beside(environment["DATABASE_URL"], f"palabre_{secrets.token_hex(6)}")
        (folder / "database").write_text(own["DATABASE_URL"])
    if command == "prepare":
        migrate(own)
    elif "DATABASE_URL" in environment:
        create_database(own["DATABASE_URL"])
    subprocess.run([*MANAGE, command], env=own, check=True, capture_output=True)
    made.rename(folder / "var")


def _copy(first: Path, environment: dict[str, str]) -> None:
    shutil.copytree(first / "var", environment["VAR_DIR"], dirs_exist_ok=True)
    if "DATABASE_URL" in environment:
        create_database(environment["DATABASE_URL"], template=_name((first / "database").read_text()))


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _server_of(address: str) -> psycopg.Connection:
    return psycopg.connect(beside(address, "postgres"), autocommit=True)


def beside(address: str, name: str) -> str:
    """The address of another database on the same server."""
    return urlsplit(address)._replace(path=f"/{name}").geturl()


def _name(address: str) -> str:
    return urlsplit(address).path.removeprefix("/")

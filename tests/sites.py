"""The real site as its operators start it, with a database and files of its own, for tests that visit it."""

import os
import secrets
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from config.ports import answers, free_port
from tests import ready
from tests.ready import MANAGE

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 90


@dataclass
class Site:
    """A running site: where it listens, the environment of its commands, and its first process."""

    port: int
    folder: Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def parts(self) -> dict[int, str]:
        """The processes that the site started itself, as numbers and command lines."""
        table = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,command="], check=True, capture_output=True, text=True)
        rows = (line.split(maxsplit=2) for line in table.stdout.splitlines())
        return {int(row[0]): row[2] for row in rows if row[1] == str(self.process.pid)}

    def stop(self) -> int:
        """Ask the site to stop as a terminal or an init system would; returns its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def log(self) -> str:
        return (self.folder / "log.txt").read_text()


@contextmanager
def serving(**settings: str) -> Iterator[Site]:
    """The site of `make run`: SQLite, pages and sockets in one process, a worker."""
    with _folder() as folder, _running("serve", _environment(folder, **settings), folder) as site:
        yield site


@contextmanager
def production(**settings: str) -> Iterator[Site]:
    """The site of `make production`: PostgreSQL, Redis, several processes, Caddy in front."""
    redis = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")
    with _folder() as folder, _database() as database:
        stores = {"DATABASE_URL": database, "REDIS_URL": redis, "REDIS_PREFIX": folder.name}
        with _running("production", _environment(folder, **stores, **settings), folder) as site:
            yield site


@contextmanager
def prepared(**settings: str) -> Iterator[dict[str, str]]:
    """The environment of a site on PostgreSQL that is migrated, empty and not running: for its commands."""
    with _folder() as folder, _database() as database:
        environment = _environment(folder, **{"DATABASE_URL": database, "DEMO": "0", **settings})
        ready.migrate(environment)
        yield environment


def _environment(folder: Path, **settings: str) -> dict[str, str]:
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    ours = {
        "ENV_FILE": "",
        "DEMO": "1",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "VAR_DIR": str(folder),
        "PORT": str(port),
        "SITE_URL": f"http://localhost:{port}",
    }
    return {**kept, **ours, **settings}


@contextmanager
def _running(command: str, environment: dict[str, str], folder: Path) -> Iterator[Site]:
    ready.fill(environment)
    with (folder / "log.txt").open("w") as log:
        # A session of its own, so that what a test stops is this site and nothing else.
        process = subprocess.Popen(
            [*MANAGE, command], env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
    site = Site(int(environment["PORT"]), folder, environment, process)
    try:
        _await(site)
        yield site
    finally:
        site.stop()


def _await(site: Site) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not answers(f"{site.url}/readyz"):
        if site.process.poll() is not None or time.monotonic() > until:
            raise AssertionError(f"The site did not start:\n{site.log()}")
        time.sleep(0.1)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="palabre-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def _database() -> Iterator[str]:
    """The address of a database that does not exist yet, and is gone afterwards."""
    server = os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
    address = urlsplit(server)._replace(path=f"/palabre_{secrets.token_hex(6)}").geturl()
    try:
        yield address
    finally:
        ready.drop_database(address)

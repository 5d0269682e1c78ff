"""The real site for browser tests: its own folder and database, its own processes, the demonstration inside."""

import os
import secrets
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from config.ports import answers, free_port
from tests.browser.relay import Relay

ON_POSTGRES = os.environ.get("TEST_DATABASE") == "postgres"
MANAGE = [sys.executable, "manage.py"]


@dataclass
class Site:
    """A running site: its address for browsers, which goes through the relay."""

    address: str
    relay: Relay
    folder: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.relay.stop()


def open_site(folder: Path) -> Site:
    """Prepare and start the site: one process and SQLite, or the production layout on PostgreSQL and Redis."""
    port, front = free_port(), free_port()
    environment = _environment(folder, port, front)
    with (folder / "site.log").open("wb") as log:
        subprocess.run([*MANAGE, "prepare"], env=environment, check=True, stdout=log, stderr=log)
        command = [*MANAGE, "production" if ON_POSTGRES else "serve"]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    relay = Relay(port, port=front)
    relay.start()
    site = Site(f"http://localhost:{front}", relay, folder, process)
    _wait(site, port)
    return site


def _wait(site: Site, port: int) -> None:
    until = time.monotonic() + 60
    while not answers(f"http://127.0.0.1:{port}/readyz"):
        if site.process.poll() is not None or time.monotonic() > until:
            raise RuntimeError((site.folder / "site.log").read_text()[-3000:])
        time.sleep(0.1)
    if not answers(f"{site.address}/healthz"):
        raise RuntimeError("the relay does not pass on")


def _environment(folder: Path, port: int, front: int) -> dict[str, str]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "ENV_FILE": "",
        "DEMO": "1",
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "SITE_URL": f"http://localhost:{front}",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "PORT": str(port),
        "HOST": "127.0.0.1",
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "REDIS_URL": "",
        "METRICS_TOKEN": "",
    }
    return environment | (_services(folder) if ON_POSTGRES else {})


def _services(folder: Path) -> dict[str, str]:
    import psycopg

    server = urlsplit(os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres"))
    name = f"palabre_browser_{os.getpid()}_{folder.name}".replace("-", "_")
    with psycopg.connect(urlunsplit(server), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return {
        "DATABASE_URL": urlunsplit(server._replace(path=f"/{name}")),
        "REDIS_URL": os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9"),
        "REDIS_PREFIX": name,
    }


def drop_database(site: Site) -> None:
    """Leave nothing behind on the database server."""
    if ON_POSTGRES:
        import psycopg

        server = os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
        name = f"palabre_browser_{os.getpid()}_{site.folder.name}".replace("-", "_")
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

"""PostgreSQL, Redis and Chromium for a test run: what is there already, else throw-away servers."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests.chromium import chromium

POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REDIS_URL = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")
DEBIAN = {"Chromium": "chromium-headless-shell", "Caddy": "caddy", "PostgreSQL": "postgresql", "Redis": "redis-server"}


@dataclass
class Services:
    """Where they are, as environment for the tests, and the names of those that are missing."""

    chromium: str | None
    has_caddy: bool
    environment: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def find(stack: ExitStack, *, may_install: bool) -> Services:
    """Look for every service, start what can be started until the stack closes.

    Chromium and Caddy are installed where that is possible, servers only if they may be.
    """
    wanted = DEBIAN if may_install else ("Caddy", "Chromium")
    _install([DEBIAN[name] for name in wanted if not _has(name)])
    found = Services(chromium(), has_caddy=_has("Caddy"))
    if found.chromium:
        found.environment["CHROMIUM"] = found.chromium
    for name, variable, address in (
        ("PostgreSQL", "TEST_POSTGRES_URL", _listening(POSTGRES_URL) or _start_postgres(stack)),
        ("Redis", "TEST_REDIS_URL", _listening(REDIS_URL) or _start_redis(stack)),
    ):
        if address:
            found.environment[variable] = address
        else:
            found.missing.append(name)
    return found


def _has(name: str) -> bool:
    if name == "PostgreSQL":
        return bool(_listening(POSTGRES_URL) or _postgres_folder())
    if name == "Redis":
        return bool(_listening(REDIS_URL) or shutil.which("redis-server"))
    return bool(chromium() if name == "Chromium" else shutil.which("caddy"))


def _install(packages: list[str]) -> None:
    """Ask Debian's package manager, where there is one and it obeys us without a question."""
    if not packages or not shutil.which("apt-get"):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and (not shutil.which("sudo") or subprocess.run([*sudo, "true"], capture_output=True).returncode):
        return
    print(f"\n— installing {', '.join(packages)} with apt-get", flush=True)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run([*sudo, "apt-get", "--quiet", "--quiet", *arguments], env=quietly, stdout=subprocess.DEVNULL)


def _listening(address: str) -> str | None:
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname, parts.port), timeout=2).close()
    except OSError:
        return None
    return address


def _postgres_folder() -> Path | None:
    """The folder of the newest installed server's programs."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    newest = installed[-1] if installed else Path(on_path).resolve() if on_path else None
    return newest.parent if newest else None


def _start_postgres(stack: ExitStack) -> str | None:
    programs = _postgres_folder()
    if programs is None:
        return None
    folder, port = _folder(stack), _free_port()
    # PostgreSQL refuses to run as root: its own account does it there.
    account = "postgres" if os.geteuid() == 0 else None
    if account:
        shutil.chown(folder, account, pwd.getpwnam(account).pw_gid)
    cluster = folder / "cluster"
    subprocess.run(
        [
            programs / "initdb",
            "-D",
            cluster,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale",
            "C.UTF-8",
            "-N",
        ],
        user=account,
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    options = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": folder, "fsync": "off"}
    command = [programs / "postgres", "-D", cluster, *(f"--{name}={value}" for name, value in options.items())]
    _keep(stack, subprocess.Popen(command, user=account, cwd=folder, stderr=subprocess.DEVNULL))
    return _awaited(f"postgres://postgres@127.0.0.1:{port}/postgres")


def _start_redis(stack: ExitStack) -> str | None:
    program = shutil.which("redis-server")
    if program is None:
        return None
    port = _free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    _keep(stack, subprocess.Popen(command, cwd=_folder(stack), stdout=subprocess.DEVNULL))
    return _awaited(f"redis://127.0.0.1:{port}/9")


def _awaited(address: str) -> str | None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if _listening(address):
            return address
        time.sleep(0.1)
    return None


def _keep(stack: ExitStack, process: subprocess.Popen[bytes]) -> None:
    # SIGTERM lets PostgreSQL wait for its clients, who are gone by then.
    stack.callback(process.wait, timeout=20)
    stack.callback(process.terminate)


def _folder(stack: ExitStack) -> Path:
    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="palabre-", ignore_cleanup_errors=True)))


def _free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        port: int = attempt.getsockname()[1]
        return port

"""The processes of the site, as commands."""

import sys

from django.conf import settings

from config.supervision import Part

MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]
SOCKET_OPTIONS = ["--ws", "websockets-sansio", "--ws-per-message-deflate", "false", "--ws-max-size", "4096"]
SOCKET_OPTIONS += ["--lifespan", "off"]


def everything(*, host: str, port: int) -> Part:
    """Pages and sockets in one process, so that a change rings the open pages without Redis."""
    return Part("page", _uvicorn(host, port), _asgi_environment())


def pages(*, port: int, workers: int = 1) -> Part:
    """Pages alone. Without its worker the port is closed at once, so that Caddy asks another process."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", "4", "config.wsgi:application"]
    return Part("page", command, _behind_caddy())


def sockets(*, port: int) -> Part:
    """Sockets alone, one process."""
    return Part("socket", _uvicorn("127.0.0.1", port), {**_asgi_environment(), **_behind_caddy()})


def worker() -> Part:
    """Tasks and scheduled jobs."""
    return Part("worker", [*MANAGE, "work"])


def caddy(*, binary: str, site_port: int, page_ports: list[int], socket_ports: list[int]) -> Part:
    """The front door, which chooses by path; SITE_ADDRESS=example.org lets it fetch certificates, too."""
    command = [binary, "run", "--config", str(settings.BASE_DIR / "Caddyfile"), "--adapter", "caddyfile"]
    home = str(settings.VAR_DIR / "caddy")
    environment = {
        "SITE_ADDRESS": settings.SITE_ADDRESS or f"http://:{site_port}",
        "BIND": settings.HOST,
        "PAGES": _addresses(page_ports),
        "SOCKETS": _addresses(socket_ports),
        "XDG_DATA_HOME": home,
        "XDG_CONFIG_HOME": home,
    }
    return Part("front door", command, environment)


def _addresses(ports: list[int]) -> str:
    return " ".join(f"127.0.0.1:{port}" for port in ports)


def _behind_caddy() -> dict[str, str]:
    return {"TRUSTED_PROXIES": str(max(1, settings.TRUSTED_PROXIES))}


def _uvicorn(host: str, port: int) -> list[str]:
    command = [sys.executable, "-m", "uvicorn", "config.asgi:application", "--host", host, "--port", str(port)]
    return [*command, *SOCKET_OPTIONS, *(_reloading() if settings.DEBUG else ["--no-access-log"])]


def _reloading() -> list[str]:
    folders = sorted({app for app in settings.INSTALLED_APPS if (settings.BASE_DIR / app).is_dir()})
    return ["--reload", *(part for folder in folders for part in ("--reload-dir", folder))]


def _asgi_environment() -> dict[str, str]:
    return {"DATABASE_POOL": "1"}

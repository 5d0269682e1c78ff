import shutil
from argparse import ArgumentParser

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config import parts
from config.ports import answers, free_port, is_free
from config.supervision import Part, Supervisor
from house import known


class Command(BaseCommand):
    help = "Run the site as several processes: pages, sockets, tasks, and Caddy in front where it is installed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT, help="the port of the site (default: PORT)")

    def handle(self, *, port: int, **_options: object) -> None:
        _refuse_small_surroundings()
        if not is_free(settings.HOST, port):
            raise CommandError(f"Port {port} is taken. Choose another: PORT={port + 1} make production")
        binary = shutil.which("caddy")
        socket_ports = _free_ports(settings.SOCKET_PROCESSES)
        processes = [parts.worker(), *(parts.sockets(port=each) for each in socket_ports)]
        if binary:
            page_ports = _free_ports(settings.PAGE_PROCESSES)
            processes += [parts.pages(port=each) for each in page_ports]
            doors = {"page_ports": page_ports, "socket_ports": socket_ports}
            processes.append(parts.caddy(binary=binary, site_port=port, **doors))
        else:
            self.stderr.write("Caddy is not installed: pages are served without sockets, and open pages ask for news.")
            page_ports = [port]
            processes.append(parts.pages(port=port, workers=settings.PAGE_PROCESSES))
        self._run(
            processes, [*(f"{each}/readyz" for each in page_ports), *(f"{each}/healthz" for each in socket_ports)]
        )

    def _run(self, processes: list[Part], health: list[str]) -> None:
        code = Supervisor(processes, say=self.stderr.write).run(
            is_ready=lambda: all(answers(f"http://127.0.0.1:{each}", host=settings.SITE_HOST) for each in health),
            once_ready=self._welcome,
        )
        if code:
            raise SystemExit(code)

    def _welcome(self) -> None:
        self.stdout.write(f"{known.name()} is open: {settings.SITE_URL}/")
        call_command("setup_link", stdout=self.stdout)
        self.stdout.flush()


def _free_ports(count: int) -> list[int]:
    """Ports that nobody uses, each another."""
    ports: set[int] = set()
    while len(ports) < count:
        ports.add(free_port())
    return list(ports)


def _refuse_small_surroundings() -> None:
    if not settings.REDIS_URL or "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        raise CommandError(
            "Several processes need PostgreSQL and Redis: set DATABASE_URL and REDIS_URL, or use `make run`."
        )

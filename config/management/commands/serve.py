from argparse import ArgumentParser

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config import parts
from config.ports import answers, is_free
from config.supervision import Supervisor
from house import known


class Command(BaseCommand):
    help = "Run the whole site: pages and sockets in one process, tasks and scheduled jobs in another."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=settings.HOST, help="the address to listen on (default: HOST)")
        parser.add_argument("--port", type=int, default=settings.PORT, help="the port to listen on (default: PORT)")

    def handle(self, *, host: str, port: int, **_options: object) -> None:
        if not is_free(host, port):
            raise CommandError(f"Port {port} is taken. Choose another: PORT={port + 1} make run")
        supervisor = Supervisor([parts.everything(host=host, port=port), parts.worker()], say=self.stderr.write)
        health = f"http://{_reached(host)}:{port}/healthz"
        code = supervisor.run(is_ready=lambda: answers(health, host=settings.SITE_HOST), once_ready=self._welcome)
        if code:
            raise SystemExit(code)

    def _welcome(self) -> None:
        self.stdout.write(self.style.SUCCESS(f"\n{known.name()} is open: {settings.SITE_URL}/"))
        if settings.DEMO:
            self.stdout.write("The sign-in page lists the demonstration members; their mail is at /dev/mail/.")
        call_command("setup_link", stdout=self.stdout)
        self.stdout.write("Ctrl-C closes it.\n")
        # Whoever reads a pipe or a file should not wait for the next lines.
        self.stdout.flush()


def _reached(host: str) -> str:
    """Where this machine itself reaches a server that listens on that address."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 (compared, not bound)
    return everywhere.get(host, f"[{host}]" if ":" in host else host)

"""`manage.py load_synthetic`: a large community that is made up, the same for the same seed."""

from dataclasses import fields
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.refusing import Refused
from pages.actions import Size, Step, load_synthetic

STOPPED = "Stopped. What is there is whole; the same command adds what is missing."


class Command(BaseCommand):
    help = (
        "Fill an empty database with a synthetic community for measuring and trying out. It may be stopped and "
        "repeated at any time: it adds what is missing. Refused where real members are, unless DEMO=1."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        for field in fields(Size):
            parser.add_argument(f"--{field.name}", type=int, default=field.default, help=f"Default: {field.default}.")

    def handle(self, **options: Any) -> None:
        size = Size(**{field.name: options[field.name] for field in fields(Size)})
        try:
            self._load(size)
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        except KeyboardInterrupt:
            raise CommandError(STOPPED) from None

    def _load(self, size: Size) -> None:
        last: dict[str, Step] = {}
        for step in load_synthetic(size):
            self.stdout.write(f"{step.name}: {step.done} of {step.missing} …")
            # A pipe or a log shows how far it is while it goes on.
            self.stdout.flush()
            last[step.name] = step
        added = ", ".join(f"{step.done} {name}" for name, step in last.items())
        self.stdout.write(self.style.SUCCESS(f"Added: {added}." if added else "Nothing was missing."))

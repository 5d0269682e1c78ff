from typing import Any

from django.core.management.base import BaseCommand

from tags.actions import load_vocabularies


class Command(BaseCommand):
    help = "Bring countries and themes to what the files of this release say (every `migrate` does it too)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        written = load_vocabularies()
        self.stdout.write(f"{written} countries and themes written.")

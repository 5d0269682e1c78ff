"""`manage.py rebuild_search`: make the search index again from what it speaks of."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.actions import kinds_of_index, rebuild


class Command(BaseCommand):
    help = "Makes the search index again. It may be stopped and repeated at any time; people find things meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kinds", nargs="*", help="Only these kinds, for example: case thread post. Default: all.")

    def handle(self, *args: Any, **options: Any) -> None:
        known = kinds_of_index()
        unknown = sorted(set(options["kinds"]) - set(known))
        if unknown:
            raise CommandError(f"Unknown: {', '.join(unknown)}. Known kinds: {', '.join(known)}.")
        for kind in options["kinds"] or known:
            self._rebuild(kind)

    def _rebuild(self, kind: str) -> None:
        done = 0
        for done in rebuild(kind):
            self.stdout.write(f"{kind}: {done} …")
        self.stdout.write(self.style.SUCCESS(f"{kind}: {done}, done."))

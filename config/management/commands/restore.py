from argparse import ArgumentParser
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config.archives import BrokenArchive
from config.restoring import is_empty, restore


class Command(BaseCommand):
    help = "Put back what `manage.py backup` wrote, while the site does not run. It may be stopped and repeated."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="also where there are members: they are lost")

    def handle(self, *, file: Path, replace: bool, **_options: object) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        call_command("migrate", verbosity=0, interactive=False)
        if not (replace or is_empty()):
            raise CommandError("There are members in this database. To lose them, say --replace.")
        try:
            restore(file, say=self.stdout.write)
        except BrokenArchive as broken:
            raise CommandError(str(broken)) from broken
        self.stdout.write("Making the search index again …")
        call_command("rebuild_search", stdout=self.stdout)
        self.stdout.write(self.style.SUCCESS("Everything is back. Members sign in again."))

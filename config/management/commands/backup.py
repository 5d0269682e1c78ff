from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from config.backing_up import back_up


class Command(BaseCommand):
    help = "Write database and uploads into one file, while the site runs. It may be stopped at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="where to (default: a new file in VAR_DIR/backups)")

    def handle(self, *, file: Path | None, **_options: object) -> None:
        path = file or _new_file()
        if path.exists():
            raise CommandError(f"{path} is there already: choose another name.")
        if not path.parent.is_dir():
            raise CommandError(f"There is no folder {path.parent}.")
        back_up(path, say=self.stdout.write)
        size = path.stat().st_size / 1_000_000
        self.stdout.write(
            self.style.SUCCESS(f"{path} ({size:.1f} MB). Keep it like a password, and on another machine.")
        )


def _new_file() -> Path:
    folder: Path = settings.VAR_DIR / "backups"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"palabre-{timezone.now():%Y%m%d-%H%M%S}.tar.gz"

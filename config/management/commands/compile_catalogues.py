from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from config.catalogues import compile_all


class Command(BaseCommand):
    help = "Compile the catalogues that changed; needs no GNU gettext."
    requires_system_checks: list[str] = []

    def handle(self, **_options: object) -> None:
        for path in compile_all([Path(folder) for folder in settings.LOCALE_PATHS]):
            self.stdout.write(f"Compiled {path.parent.parent.name}.")

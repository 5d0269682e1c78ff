import shutil

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Make everything ready to be served: catalogues, static files, database, demonstration content."

    def handle(self, **_options: object) -> None:
        # Figures of processes that are gone.
        shutil.rmtree(settings.VAR_DIR / "metrics", ignore_errors=True)
        call_command("build")
        call_command("migrate", verbosity=0, interactive=False)
        if settings.DEMO:
            call_command("load_demo")

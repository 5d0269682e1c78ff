from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Make what belongs to the code: compiled catalogues and collected static files. Needs no database."

    def handle(self, **_options: object) -> None:
        call_command("compile_catalogues")
        call_command("collectstatic", verbosity=0, interactive=False)

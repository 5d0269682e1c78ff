from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Make everything ready to be served: catalogues, database, static files, demonstration content."

    def handle(self, **_options: object) -> None:
        call_command("compile_catalogues")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        if settings.DEMO and "load_demo" in get_commands():
            call_command("load_demo")

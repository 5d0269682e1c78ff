from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand

from house import actions


class Command(BaseCommand):
    help = "Let the site only be read (on), or be written to again (off)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("turn", choices=["on", "off"])
        parser.add_argument("--words", default="", help="a sentence for whoever wants to write meanwhile")

    def handle(self, *, turn: str, words: str, **_options: object) -> None:
        if turn == "on":
            actions.rest(words)
            self.stdout.write("The site can only be read now.")
        else:
            actions.go_on()
            self.stdout.write("Everybody can write again.")
        self.stdout.write(f"Running processes know it within {settings.HOUSE_SECONDS:g} seconds.")

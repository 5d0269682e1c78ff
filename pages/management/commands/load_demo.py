from django.core.management.base import BaseCommand, CommandError

from accounts.refusing import Refused
from pages.actions import load_demo


class Command(BaseCommand):
    help = "Load the demonstration's members, stories, threads and so on (DEMO=1 only); a second time changes nothing."

    def handle(self, **_options: object) -> None:
        try:
            loaded = load_demo()
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        if not loaded.is_nothing():
            self.stdout.write(
                f"Added to the demonstration: {loaded.members} members, {loaded.organisations} organisations, "
                f"{loaded.groups} groups, {loaded.boards} boards, {loaded.stories} stories, {loaded.threads} threads."
            )

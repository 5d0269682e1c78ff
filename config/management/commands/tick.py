from django.core.management.base import BaseCommand
from django.utils import timezone

from config.ticking import tick


class Command(BaseCommand):
    help = "Start the scheduled jobs that are due (the worker does this by itself)."

    def handle(self, **_options: object) -> None:
        started = tick(timezone.now())
        self.stdout.write("\n".join(started) or "Nothing is due.")

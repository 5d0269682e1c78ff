from django.conf import settings
from django.core.management.base import BaseCommand

from accounts.rules import may_set_up
from house.actions import new_setup_token


class Command(BaseCommand):
    help = "Write the link by which the first administrator is made, while there is none; the link before it ends."

    def handle(self, **_options: object) -> None:
        if may_set_up():
            token = new_setup_token()
            self.stdout.write("Nobody runs this site yet. Make the first administrator here, once:")
            self.stdout.write(f"{settings.SITE_URL}/setup/?token={token}")
        # Whoever reads a pipe or a file should not wait for the next lines.
        self.stdout.flush()

from django.conf import settings
from django.core.management.base import BaseCommand

from config.messages import PLURALS, collect, merge


class Command(BaseCommand):
    help = "Collect the sentences of code and templates into the catalogues; translations are kept."
    # The site may be half-made while its words are collected.
    requires_system_checks: list[str] = []

    def handle(self, **_options: object) -> None:
        messages = collect(settings.BASE_DIR)
        for language in PLURALS:
            path = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            catalogue = merge(messages, path, language=language)
            catalogue.save(str(path))
            self.stdout.write(f"{language}: {len(messages)} messages, {catalogue.percent_translated()} % translated")

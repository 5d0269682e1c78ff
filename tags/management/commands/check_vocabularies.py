from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tags import vocabulary
from tags.models import Tag


class Command(BaseCommand):
    help = "Prove that all countries and themes are there, each with a name in every interface language."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for kind, expected in {"country": set(vocabulary.countries()), "theme": set(vocabulary.themes())}.items():
            tags = Tag.objects.filter(kind=kind).in_their_order()
            self._check_codes(kind, expected=expected, found={tag.code for tag in tags})
            for language in vocabulary.languages():
                self._check_labels(kind, language, unnamed=[tag.code for tag in tags if not tag.labels.get(language)])
            self.stdout.write(f"{kind}: {len(tags)} tags, named in {', '.join(vocabulary.languages())}.")

    def _check_codes(self, kind: str, *, expected: set[str], found: set[str]) -> None:
        if missing := expected - found:
            raise CommandError(f"{kind}: {', '.join(sorted(missing))} not loaded; run `manage.py load_vocabularies`.")

    def _check_labels(self, kind: str, language: str, *, unnamed: list[str]) -> None:
        if unnamed:
            raise CommandError(f"{kind}: no name in {language} for {', '.join(unnamed)}.")

"""A tag as a thing that can be followed and shown: everybody sees every tag."""

from collections.abc import Iterable

from django.utils import translation

from subjects import Card, Viewer
from tags.models import Tag


class TagSubject:
    kind = "tag"

    def visible_to(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return set(Tag.objects.filter(pk__in=pks).values_list("pk", flat=True))

    def cards(self, pks: Iterable[int], language: str) -> dict[int, Card]:
        with translation.override(language):
            tags = Tag.objects.filter(pk__in=pks)
            return {tag.pk: Card(tag.label, tag.get_absolute_url(), tag.region_label, language) for tag in tags}

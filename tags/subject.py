"""A tag as a thing that can be followed and shown."""

from collections.abc import Collection, Iterable

from django.utils import translation

from accounts.models import User
from subjects import Card, Viewer
from tags import registry
from tags.models import Expertise, Kind, Tag


class TagSubject:
    kind = "tag"

    def visible_to(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        """Countries and themes are there for everybody; a keyword is a word of those who read what carries it."""
        kinds = dict(Tag.objects.filter(pk__in=pks).values_list("pk", "kind"))
        words = {pk for pk, kind in kinds.items() if kind == Kind.KEYWORD}
        return (set(kinds) - words) | registry.carried(user, words)

    def cards(self, pks: Iterable[int], language: str) -> dict[int, Card]:
        with translation.override(language):
            tags = Tag.objects.filter(pk__in=pks)
            return {tag.pk: Card(tag.label, tag.get_absolute_url(), tag.region_label, language) for tag in tags}


def known_by_members(user: Viewer, pks: Collection[int]) -> set[int]:
    """Those of the keywords in which somebody can be asked whom the user sees."""
    known = Expertise.objects.filter(tag__in=pks, content_object__in=User.objects.visible_to(user))
    return set(known.values_list("tag", flat=True))

"""What many tags have in common."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from tags.models import Tag


class TagQuerySet(models.QuerySet["Tag"]):
    def countries(self) -> Self:
        return self.filter(kind="country")

    def themes(self) -> Self:
        return self.filter(kind="theme")

    def keywords(self) -> Self:
        return self.filter(kind="keyword")

    def in_their_order(self) -> Self:
        """Themes in their neutral order, countries by their English name."""
        return self.order_by("kind", "position", "name")

    def get_by_natural_key(self, kind: str, code: str) -> "Tag":
        return self.get(kind=kind, code=code)

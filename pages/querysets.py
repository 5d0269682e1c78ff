"""What many texts of the house have in common."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from pages.models import HousePage, HouseVersion


class HousePageQuerySet(models.QuerySet["HousePage"]):
    def of(self, slug: str) -> Self:
        """One page in every language in which somebody edited it."""
        return self.filter(slug=slug)


class HouseVersionQuerySet(models.QuerySet["HouseVersion"]):
    def of(self, slug: str, language: str) -> Self:
        """The texts that a page had in a language, the newest first."""
        return self.filter(page__slug=slug, page__language=language).order_by("-number")

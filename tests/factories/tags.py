"""Tags for tests: `country("BJ")` and `theme("health")` come from the vocabularies, keywords are made."""

from tags.actions import keyword
from tags.finding import country, theme
from tags.models import Tag

__all__ = ["country", "keyword", "keywords", "theme"]


def keywords(*words: str) -> list[Tag]:
    return [keyword(word) for word in words]

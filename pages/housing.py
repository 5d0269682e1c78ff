"""Which text of a page of the house a reader gets, and how it stands in the five languages."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from house import known
from pages.house import LABELS, delivered
from pages.models import HousePage, TermsEdition

FIRST = 1
ORDER = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class Shown:
    """A text as it is read; number 0 and no moment for the one that comes with the software."""

    slug: str
    language: str
    title: str
    body: str
    number: int = 0
    changed_at: datetime | None = None

    @property
    def is_blank(self) -> bool:
        """Whether editors took the page out of this language."""
        return not (self.title or self.body)


def shown(slug: str, wanted: str) -> Shown | None:
    """The text in the wanted language, else in the first of the site's languages that has one; None where none has."""
    edited = {page.language: page for page in HousePage.objects.of(slug)}
    texts = (text(slug, language, edited.get(language)) for language in dict.fromkeys([wanted, *ORDER]))
    return next((one for one in texts if not one.is_blank), None)


def text(slug: str, language: str, page: HousePage | None) -> Shown:
    """The text in exactly this language: as it was edited, else as it was delivered."""
    if page is None or page.number == 0:
        title, body = (words.replace("{site}", known.name()) for words in delivered(slug, language))
        return Shown(slug, language, title, body)
    return Shown(slug, language, page.title, page.body, page.number, page.changed_at)


def edition() -> TermsEdition:
    """The edition in which the terms stand; one that was never put to anybody has no moment."""
    return TermsEdition.objects.order_by("-number").first() or TermsEdition(number=FIRST)


def overview() -> list[tuple[str, list[Shown]]]:
    """Every page with its texts in the order of the languages; one query."""
    edited = {(page.slug, page.language): page for page in HousePage.objects.all()}
    return [(slug, [text(slug, language, edited.get((slug, language))) for language in ORDER]) for slug in LABELS]

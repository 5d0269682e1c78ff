"""What the search page says of a hit."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.vocabulary import LANGUAGES
from search.finding import Hit

# One of each kind, as a label before its title.
KINDS = {"case": _("Case"), "thread": _("Thread"), "post": _("Post"), "member": _("Member")}


@dataclass(frozen=True)
class Line:
    hit: Hit

    @property
    def kind(self) -> Any:
        return KINDS.get(self.hit.key[0], "")

    @property
    def language_name(self) -> str:
        """The language in its own words, empty where it is not known."""
        return LANGUAGES.get(self.hit.language, "")

    @property
    def title_language(self) -> str:
        """The language of the title, empty where the house made it ("Post 3 in …") in the reader's own."""
        return self.hit.language if self.hit.is_own_title else ""


def languages() -> list[tuple[str, str]]:
    """Codes and names of the languages that most texts are in."""
    return list(settings.LANGUAGES)

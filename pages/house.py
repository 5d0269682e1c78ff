"""The pages that editors keep: which there are, and the texts that come with the software until somebody edits them."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

TERMS = "terms"
# In the order of the foot of every page.
LABELS: dict[str, "_StrOrPromise"] = {
    "help": _("Help"),
    "rules": _("Community rules"),
    TERMS: _("Terms of use"),
    "privacy": _("Privacy"),
    "cookies": _("Cookies"),
    "accessibility": _("Accessibility"),
    "imprint": _("Imprint"),
}
DELIVERED = Path(__file__).parent / "delivered"


class Words(NamedTuple):
    """A title and Markdown below it."""

    title: str
    body: str


@cache
def delivered(slug: str, language: str) -> Words:
    """The text that comes with the software, in which `{site}` stands for the name of the site."""
    written = (DELIVERED / language / f"{slug}.md").read_text(encoding="utf-8")
    heading, _end, body = written.partition("\n")
    return Words(heading.removeprefix("# ").strip(), body.strip())


class SlugConverter:
    """The first word of an address, where it names one of these pages."""

    regex = "|".join(LABELS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value

"""What a refused form had carried, so that nobody loses a text."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from casestudies.template import SECTIONS

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

# What forms call the fields in which people write; what is not here is a text.
LABELS: dict[str, "_StrOrPromise"] = {
    **{section.name: section.heading for section in SECTIONS},
    "about": _("About you"),
    "display_name": _("Name"),
    "keywords": _("Keywords"),
    "title": _("Title"),
}
# Fields in which even one word is a text; Chinese and Thai put no blanks between words.
WRITTEN = frozenset({*LABELS, "body"}) - {"keywords"}
SECRET = ("password", "passphrase", "secret", "otp")
# The field with which new terms are accepted by whoever sends a text again.
ACCEPTED = "accepted_terms"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  the name of a field


@dataclass(frozen=True)
class Kept:
    """One posted field."""

    name: str
    value: str

    @property
    def label(self) -> "_StrOrPromise":
        """What the form called it, in the reader's language."""
        return LABELS.get(self.name, _("Text"))

    def is_secret(self) -> bool:
        """Whether it must not be written into a page again: it is asked for once more."""
        return any(word in self.name.lower() for word in SECRET)

    def is_text(self) -> bool:
        """Whether a person wrote it, as far as that shows: by its field, several words, or letters beyond ASCII."""
        written = self.name in WRITTEN or len(self.value.split()) > 1 or not self.value.isascii()
        return written and not self.is_secret()


def kept(request: HttpRequest) -> list[Kept]:
    """The posted fields without the token; none where nothing was posted or the body could not be read."""
    if request.method != "POST":
        return []
    try:
        posted = list(request.POST.lists())
    except Exception:  # noqa: BLE001  the page that says no must be drawn, whatever was sent
        return []
    return [
        Kept(name, str(value)) for name, values in posted for value in values if value and name not in {TOKEN, ACCEPTED}
    ]


def came_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent the form: only then may one press of a button send it again."""
    try:
        own = f"{request.scheme}://{request.get_host()}"
    except SuspiciousOperation:
        return False
    origin = request.headers.get("Origin", "")
    return origin == own or (not origin and request.headers.get("Referer", "").startswith(f"{own}/"))

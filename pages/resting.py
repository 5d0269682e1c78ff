"""While the site can only be read: who writes is told so, and keeps what was written."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from house import known
from pages.presenting import answer

READING = frozenset({"GET", "HEAD", "OPTIONS"})
# How whoever ends the rest comes in. Sign-in and sessions write, and nothing of it is a member's.
STILL_OPEN = (
    "/accounts/login/",
    "/accounts/logout/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/",
    "/administration/rest/",
)
RETRY_AFTER = 300


def refusal(request: HttpRequest) -> HttpResponse | None:
    """503 with a sentence and the text kept, for whoever sends something meanwhile; None otherwise."""
    if request.method in READING or request.path.startswith(STILL_OPEN):
        return None
    now = known.current()
    if not now.is_resting():
        return None
    said = now.resting_words or _("The site is being looked after: for now it can only be read.")
    return answer(request, 503, said, retry_after=RETRY_AFTER)

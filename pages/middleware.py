"""What every answer carries, and how exceptions with a sentence become answers."""

import codecs
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import Answered, ForMembers
from accounts.rules import must_accept_terms
from markup import looks
from pages import resting
from pages.actions import accept_terms
from pages.presenting import answer
from pages.texts import ACCEPTED

READING = frozenset({"GET", "HEAD", "OPTIONS"})
# Who does not accept can still keep the account safe, and leave; an editor can still mend the terms. A preview writes
# nothing.
OPEN = ("/accounts/", "/terms/", "/language/", "/preview/")


class ReadableMiddleware:
    """Makes what was asked readable to everyone behind it, error pages too; what was not will be refused.

    It comes first, because whoever says no draws a page, and that page asks the address for its language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.was_readable = _has_few_parameters(request) and _is_in_utf8(request)  # type: ignore[attr-defined]
        return self.get_response(request)


class AnswersMiddleware:
    """Keeps the chosen theme, tells search engines to stay away, and draws what actions raised as `Answered`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._refused(request) or self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            # Reloading the answer to a form asks for an address that only takes forms.
            response = _not_this_way(request, response)
        looks.remember_theme(request, response)
        if not looks.is_listed(request):
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return response

    def _refused(self, request: HttpRequest) -> HttpResponse | None:
        """What is answered before anything else is asked or read."""
        if not request.was_readable:  # type: ignore[attr-defined]
            return answer(request, 400)
        if "\x00" in request.path_info:
            # PostgreSQL takes this character in no question, and no address of ours has it.
            return answer(request, 400)
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.REQUEST_BYTES_AT_MOST:
            # Nothing of it was read, and nothing of it shall be: not by the page that says so either.
            request.POST = QueryDict()
            return answer(request, 413)
        # Asked last, and only of what writes: it costs a look at a clock.
        return resting.refusal(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Who owes an answer to new terms reads only: what they send is kept, and taken with the answer."""
        if request.method in READING or request.path.startswith(OPEN) or not must_accept_terms(request.user):
            return None
        member = cast("User", request.user)
        owed = member.terms_owed
        if request.POST.get(ACCEPTED) == str(owed):
            accept_terms(member, edition=owed)
            return None
        changed = _("The terms of use have changed. You can write again when you have accepted them.")
        return answer(request, 403, changed, edition=owed)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, ForMembers):
            return answer(request, exception.status, exception.sentence, sign_in_to=request.get_full_path())
        if isinstance(exception, Answered):
            return answer(request, exception.status, exception.sentence, retry_after=exception.retry_after)
        return None


def _has_few_parameters(request: HttpRequest) -> bool:
    try:
        request.GET.keys()
    except TooManyFieldsSent:
        # Django would raise this again to everyone who asks.
        request.GET = QueryDict()
        return False
    return True


def _is_in_utf8(request: HttpRequest) -> bool:
    """`config.reading` reads everything as UTF-8; in another charset it was not what was meant."""
    charset = (request.content_params or {}).get("charset", "utf-8")
    try:
        return codecs.lookup(charset).name in {"utf-8", "ascii"}
    except (LookupError, ValueError):
        return False


def _not_this_way(request: HttpRequest, refusal: HttpResponse) -> HttpResponse:
    page = answer(request, refusal.status_code)
    page.headers["Allow"] = refusal.headers["Allow"]
    return page

"""Django's error handlers; `config.urls` names them."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.utils.translation import gettext as _

from pages.presenting import answer

TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
# Seconds after which a browser or a script may ask again.
SOON = 30
A_MINUTE = 60


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What could not be understood (400), or was too big to be read (413)."""
    return answer(request, 413 if isinstance(exception, TOO_BIG) else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A refusal (403), with the sentence of a rule where there is one."""
    return answer(request, getattr(exception, "status", 403), getattr(exception, "sentence", ""))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token did not fit: mostly it lay open too long, or the reader signed in or out meanwhile."""
    if reason == REASON_NO_CSRF_COOKIE:
        return answer(request, 403, _("This form was not sent, because your browser did not return our cookie."))
    return answer(request, 403, _("This form was not sent, because it was too old or came from another site."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing is here, or nothing for this reader (404)."""
    return answer(request, 404)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Too often (429); a minute later it will do."""
    return answer(request, 429, retry_after=A_MINUTE)


def server_error(request: HttpRequest) -> HttpResponse:
    """Ours (500), or the database away (503); drawn without database, session and context processors."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return answer(request, 503, retry_after=SOON)
    return answer(request, 500)

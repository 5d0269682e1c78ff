"""The mails of a demonstration, so that a visitor can verify an address without any mail server."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pages import mailbox


@require_safe
@never_cache
def mails(request: HttpRequest) -> HttpResponse:
    """All mails, newest first; 404 outside a demonstration and on a public site."""
    _require_demonstration()
    return render(request, "pages/mails.html", {"mails": mailbox.newest_first()})


@require_safe
@never_cache
def mail(request: HttpRequest, name: str) -> HttpResponse:
    """One mail as its reader would see it, links included."""
    _require_demonstration()
    found = mailbox.find(name)
    if found is None:
        raise Http404
    return render(request, "pages/mail.html", {"mail": found})


def _require_demonstration() -> None:
    if not mailbox.is_open():
        raise Http404

"""The first page: what is new, and for members what is new in what they follow."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from forum.presenting import Row
from markup import looks
from pages import finding, foryou
from pages.views.shared import shared, stamp

NEWEST = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is new for everybody; one list more for members."""
    looks.list_publicly(request)
    cases, threads = finding.cases()[:NEWEST], finding.threads(request.user)[:NEWEST]

    def draw() -> str:
        return render_to_string("pages/home.html", _context(request), request=request)

    return shared(request, lambda: stamp(cases, threads), draw)


def _context(request: HttpRequest) -> dict[str, Any]:
    personal = foryou.of(request.user, newest=NEWEST) if request.user.is_authenticated else None
    cases = personal.newest if personal else finding.with_tags(list(finding.cases()[:NEWEST]))
    own = personal.thread_pks if personal else set()
    threads = [thread for thread in finding.threads(request.user)[: NEWEST + len(own)] if thread.pk not in own]
    rows = [Row(thread, shows_board=True) for thread in threads[:NEWEST]]
    return {"cases": cases, "rows": rows, "personal": personal}

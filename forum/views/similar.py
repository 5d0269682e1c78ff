"""Threads that may already talk about what somebody is about to ask."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.signing import member_required
from search.finding import Hit, alike

SHOWN = 4
# Characters of a title before it says anything.
TELLING = 6


@require_safe
@member_required
def similar(request: HttpRequest) -> HttpResponse:
    """The part of a page that names threads like `?title=`, empty where there is none."""
    return render(request, "forum/_similar.html", {"similar": like(request, request.GET.get("title", ""))})


def like(request: HttpRequest, title: str) -> list[Hit]:
    """Threads that the member may see whose words are like a title's, a few at most."""
    if len(title.strip()) < TELLING:
        return []
    return alike(title, user=request.user, kinds={"thread"}, limit=SHOWN)

"""What this place is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from markup import looks


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Palabre is, how cases are reviewed, how countries are named, what is stored."""
    looks.list_publicly(request)
    return render(request, "pages/about.html")

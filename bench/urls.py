"""The site's addresses and one more: the floor, a page of 30 KB that asks the database once."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import handler400, handler403, handler404, handler500, urlpatterns
from forum.models import Board

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
PAGE = "<p>" + "x" * 30_000


def floor(_request: HttpRequest) -> HttpResponse:
    page = (Board.objects.get(slug="practice").name + PAGE).encode()
    # Said here, so that the page can be measured without the middleware that says it otherwise.
    return HttpResponse(page, headers={"Content-Length": str(len(page))})


urlpatterns = [*urlpatterns, path("bench/floor", floor)]

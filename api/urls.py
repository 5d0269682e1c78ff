"""Addresses for programs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, path

from api.views.docs import docs
from api.views.interface import api

View = Callable[..., HttpResponseBase]


def with_head(view: View) -> View:
    """HEAD is answered as GET; the server leaves the body out. The interface itself knows only the methods it lists."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = request.method
        request.method = "GET" if asked == "HEAD" else asked
        response = view(request, *args, **kwargs)
        request.method = asked
        return response

    return answer


def _interface() -> tuple[list[URLPattern | URLResolver], str, str]:
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = with_head(pattern.callback)
    return patterns, app_name, namespace


urlpatterns = [
    path("api/docs", docs, name="api_docs"),
    path("api/v1/", _interface()),
]

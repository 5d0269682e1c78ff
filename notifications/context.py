"""What the head of every page says about alerts."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from notifications.presenting import bell


def alerts(request: HttpRequest) -> dict[str, Any]:
    """`bell`: which alerts are new; asked only when a page draws it, and where the view did not ask for it before."""
    return {"bell": getattr(request, "bell", None) or SimpleLazyObject(lambda: bell(request.user))}

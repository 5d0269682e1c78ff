"""What the head of every page says about alerts."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from notifications.presenting import unread


def alerts(request: HttpRequest) -> dict[str, Any]:
    """`unread_alerts`: how many alerts are new; asked only when a page draws it."""
    return {"unread_alerts": SimpleLazyObject(lambda: unread(request.user))}

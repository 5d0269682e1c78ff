"""Forms as browsers send them."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from forum.models import Thread


def send_reply(client: Client, thread: Thread, /, body: str = "We asked first.", **fields: Any) -> HttpResponse:
    """A reply by form; `accept="application/json"` as a script sends it."""
    headers = {"accept": fields.pop("accept", "text/html")}
    sent = {"body": body, "key": str(uuid4()), "language": "en", "send": "1", **fields}
    return client.post(
        f"/threads/{thread.pk}/posts/", {k: v for k, v in sent.items() if v is not None}, headers=headers
    )


def page(client: Client, thread: Thread, **query: Any) -> str:
    """The thread page as text."""
    response = client.get(thread.get_absolute_url(), query)
    assert response.status_code == 200
    return response.content.decode()

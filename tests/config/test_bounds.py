"""An upload that is too long is refused before it is kept anywhere."""

import pytest
from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator

from config.asgi import application


@pytest.mark.django_db(transaction=True)
def test_a_long_body_is_not_taken_from_the_wire(settings):
    assert async_to_sync(_sent)(settings.REQUEST_BYTES_AT_MOST + 1) == 413


async def _sent(length: int) -> int:
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "path": "/cases/new/story/",
        "query_string": b"",
        "headers": [(b"host", b"testserver"), (b"content-length", str(length).encode())],
    }
    communicator = ApplicationCommunicator(application, scope)
    # Not one byte of the body is offered: whoever waits for it waits for ever.
    started = await communicator.receive_output(10)
    await communicator.wait(10)
    return started["status"]

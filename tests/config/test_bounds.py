"""An upload that is too long is refused before it is kept anywhere."""

import pytest
from asgiref.testing import ApplicationCommunicator

from config.asgi import application
from tests.config.servers import SERVERS, apart, ask

FORM = "application/x-www-form-urlencoded"


@pytest.mark.django_db(transaction=True)
def test_a_long_body_is_not_taken_from_the_wire(settings):
    assert apart(_sent(settings.REQUEST_BYTES_AT_MOST + 1)) == 413


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("content_type", [FORM, "multipart/form-data; boundary=x"])
def test_a_body_that_does_not_say_how_long_it_is_is_taken_up_to_the_bound(settings, content_type):
    settings.REQUEST_BYTES_AT_MOST = 10_000
    parts = [b"body=" + b"word+" * 200] * 100

    page = ask("uvicorn", "/accounts/login/", method="POST", body=parts, content_type=content_type)

    assert page.status == 413
    assert "word word" not in page.text


@pytest.mark.django_db(transaction=True)
def test_a_short_body_need_not_say_how_long_it_is():
    form = [b"body=We+tried+it+", b"in+two+districts."]

    page = ask("uvicorn", "/accounts/login/", method="POST", body=form, content_type=FORM)

    assert page.status == 403
    assert "We tried it in two districts." in page.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("server", SERVERS)
def test_the_page_that_refuses_a_long_body_reads_nothing_of_it(server, settings):
    settings.REQUEST_BYTES_AT_MOST = 1000

    page = ask(server, "/accounts/login/", method="POST", body=[b"body=" + b"word+" * 1000], content_type=FORM)

    assert page.status == 413
    assert "word word" not in page.text


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

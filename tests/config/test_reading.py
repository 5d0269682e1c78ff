"""Everything is read as UTF-8; what came in another charset is refused, in our looks and with its text."""

import pytest

from tests.config.servers import SERVERS, ask

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "We tried it in two districts."
FORMS = {"urlencoded": "application/x-www-form-urlencoded", "multipart": "multipart/form-data; boundary=x"}
on_every_server = pytest.mark.parametrize("server", SERVERS)


@on_every_server
@pytest.mark.parametrize("charset", ["=iso-8859-1", "=utf-7", "=unicode_escape", "=hex", "=rot13", "=zlib", "=none"])
@pytest.mark.parametrize("kind", FORMS)
def test_a_form_in_another_charset_is_not_understood_and_its_text_kept(server: str, kind: str, charset: str):
    page = ask(
        server, "/accounts/login/", method="POST", body=[_body(kind)], content_type=f"{FORMS[kind]}; charset{charset}"
    )

    assert page.status == 400
    assert TEXT in page.text


@on_every_server
@pytest.mark.parametrize("charset", ["=hex", "=unicode_escape", "=utf-7", "*=none''x", "*=utf-8''%00"])
def test_a_question_in_another_charset_is_not_understood(server: str, charset: str):
    page = ask(server, "/search/?q=%5Cud800+%2B2AA-", content_type=f"text/plain; charset{charset}")

    assert page.status == 400
    assert "lesson__words" in page.text


@on_every_server
@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "us-ascii"])
@pytest.mark.parametrize("kind", FORMS)
def test_utf8_is_understood_under_each_of_its_names(server: str, kind: str, charset: str):
    page = ask(
        server, "/accounts/login/", method="POST", body=[_body(kind)], content_type=f"{FORMS[kind]}; charset={charset}"
    )

    # It was read, and lacks only its token.
    assert page.status == 403
    assert TEXT in page.text


@on_every_server
def test_too_many_parameters_are_not_understood_whatever_their_charset(server: str):
    page = ask(server, "/healthz?" + "a&" * 1001, content_type="text/plain; charset=utf-8")

    assert page.status == 400
    assert "lesson__words" in page.text


def _body(kind: str) -> bytes:
    if kind == "urlencoded":
        return f"body={TEXT}".encode()
    return f'--x\r\nContent-Disposition: form-data; name="body"\r\n\r\n{TEXT}\r\n--x--\r\n'.encode()

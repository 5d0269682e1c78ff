"""What the site writes down names no e-mail address."""

import logging
from logging.config import dictConfig
from smtplib import SMTPRecipientsRefused

import pytest

from config.logs import logging_settings

REFUSED = SMTPRecipientsRefused({"ana.lucia+forum@example.org": (550, b"no such user")})


@pytest.fixture(autouse=True)
def restored(settings):
    yield
    dictConfig(settings.LOGGING)


@pytest.mark.parametrize("form", ["plain", "json"])
def test_no_line_names_an_address(form, capsys):
    dictConfig(logging_settings("INFO", form=form))

    try:
        raise REFUSED
    except SMTPRecipientsRefused:
        logging.getLogger("palabre").exception("Not sent to %s", "ana.lucia+forum@example.org")

    said = capsys.readouterr().err
    assert "Not sent to (an address)" in said
    assert "SMTPRecipientsRefused" in said
    assert "example.org" not in said

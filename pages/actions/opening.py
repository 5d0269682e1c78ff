"""The house is opened by its first administrator, and changed by those who run it."""

import logging
from email.utils import formatdate
from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import finding, rules
from accounts.actions import make_first_administrator
from accounts.models import User
from accounts.refusing import require
from house import actions, known

logger = logging.getLogger(__name__)


@transaction.atomic
def open_house(*, token: str, email: str, display_name: str, password: str, **decided: Any) -> User:
    """Make the first administrator and keep what was decided; raises Refused where it is too late."""
    require(rules.may_set_up(), _("This site has an administrator already."))
    require(actions.spend_setup_token(token), _("This token is not the one that the server wrote last."))
    actions.change(**decided)
    return make_first_administrator(
        email=email,
        display_name=display_name,
        handle=finding.free_handle(display_name),
        password=password,
        language=translation.get_language() or "en",
    )


def change_house(*, by: User, **decided: Any) -> None:
    """Keep what an administrator decided about the site: any of `house.actions.FIELDS`."""
    require(rules.may_administer(by), _("This page is for administrators."))
    actions.change(**decided)


def rest(*, by: User, words: str) -> None:
    """Let nothing but reading be possible."""
    require(rules.may_administer(by), _("Only administrators can do this."))
    actions.rest(words)


def go_on(*, by: User) -> None:
    """End the rest."""
    require(rules.may_administer(by), _("Only administrators can do this."))
    actions.go_on()


def send_test_mail(*, by: User) -> str:
    """Send the administrator a mail as the site sends them; returns what the mail server said where it refused."""
    require(rules.may_administer(by), _("Only administrators can do this."))
    subject = _("A test of the mail of %(site)s") % {"site": known.name()}
    body = _("If you read this, the site can send mails. It was sent at %(moment)s.") % {"moment": formatdate()}
    headers = {"Auto-Submitted": "auto-generated", "Content-Language": translation.get_language() or "en"}
    try:
        EmailMessage(subject, body, known.sender(), [by.email], headers=headers).send()
    except (SMTPException, OSError) as refusal:
        logger.exception("The test mail could not be sent")
        return str(refusal) or type(refusal).__name__
    return ""

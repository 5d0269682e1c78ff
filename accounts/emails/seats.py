"""What mails say about seats that are asked for and offered."""

from django.conf import settings
from django.core.mail import EmailMessage

from accounts.emails.writing import mail_to
from accounts.models import Application, Invitation


def decision(of: Application) -> EmailMessage:
    """The answer to a wish for a seat."""
    name = "admitted" if of.was_admitted() else "refused"
    address = f"{settings.SITE_URL}/accounts/login/"
    return mail_to(of.email, name, language=of.language, application=of, address=address)


def invitation(of: Invitation) -> EmailMessage:
    """The offer of a seat."""
    address = f"{settings.SITE_URL}{of.path}"
    return mail_to(of.email, "invitation", language=of.language, invitation=of, address=address)

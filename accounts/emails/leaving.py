"""What those who leave, or take their data along, are told."""

from django.core.mail import EmailMessage

from accounts.emails.writing import mail
from accounts.models import DataCopy, User


def leaving(member: User, *, token: str) -> EmailMessage:
    """Until when leaving can be undone, and how."""
    return mail("leaving", to=member, token=token)


def copy(made: DataCopy) -> EmailMessage:
    """Where the copy of one's data can be fetched."""
    return mail("copy", to=made.member, copy=made)

"""What members write to each other, as mails."""

from django.core.mail import EmailMessage

from accounts.emails.writing import mail
from accounts.models import Letter


def letter(written: Letter) -> EmailMessage:
    """What the recipient gets: the text, who wrote it, and where to answer, to report and to refuse."""
    return mail("letter", to=written.recipient, letter=written, sender=written.sender)

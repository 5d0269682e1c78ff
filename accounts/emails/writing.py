"""How a mail is drawn."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from accounts.models import User
from house import known


def mail(name: str, *, to: User, **said: Any) -> EmailMessage:
    """The mail of that name to a member, in the member's language and marked as one that no person typed."""
    return mail_to(to.email, name, language=to.interface_language, member=to, **said)


def mail_to(email: str, name: str, *, language: str, **said: Any) -> EmailMessage:
    """The same to somebody who need not be a member."""
    with translation.override(language):
        context = {**said, "site_name": known.name(), "site_url": settings.SITE_URL}
        subject = " ".join(render_to_string(f"accounts/email/{name}_subject.txt", context).split())
        text = render_to_string(f"accounts/email/{name}_message.txt", context)
    marks = {"Auto-Submitted": "auto-generated", "Content-Language": language}
    return EmailMessage(subject, text, known.sender(), [email], headers=marks)

"""How a mail to a member is drawn."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from accounts.models import User


def mail(name: str, *, to: User, **said: Any) -> EmailMessage:
    """The mail of that name to a member, in the member's language and marked as one that no person typed."""
    language = to.interface_language
    with translation.override(language):
        context = {**said, "member": to, "site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
        subject = " ".join(render_to_string(f"accounts/email/{name}_subject.txt", context).split())
        text = render_to_string(f"accounts/email/{name}_message.txt", context)
    marks = {"Auto-Submitted": "auto-generated", "Content-Language": language}
    return EmailMessage(subject, text, to=[to.email], headers=marks)

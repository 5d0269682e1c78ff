"""Sessions that ended by themselves: nobody signs out of them, and where they were is nobody's business any longer."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django_tasks import task


@task()
def forget_sessions() -> None:
    """Forget expired sessions, and with them the browsers and internet addresses that were written down at sign-in."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    living = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(living)).delete()

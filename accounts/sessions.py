"""Where sessions are kept: in the database, with the list of them that members see beside it."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """Django's, whose line in the list follows when the session gets another key, as after a changed secret."""

    def cycle_key(self) -> None:
        before = self.session_key
        super().cycle_key()
        if before:
            UserSession.objects.filter(session_key=before).update(session_key=self.session_key)

"""Where sessions are kept: in the database, with the list of them that members see beside it."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models.functions import Now

from house.questions import Question


class SessionStore(DatabaseStore):
    """Django's, whose line in the list follows when the session gets another key, as after a changed secret."""

    def load(self) -> dict[str, Any]:
        rows = _open.ask(key=self.session_key or "")
        kept: dict[str, Any] = self.decode(rows[0][0]) if rows else super().load()
        return kept

    def cycle_key(self) -> None:
        before = self.session_key
        super().cycle_key()
        if before:
            UserSession.objects.filter(session_key=before).update(session_key=self.session_key)


_open = Question(
    lambda key: Session.objects.filter(session_key=key, expire_date__gt=Now()).values_list("session_data"), key="a key"
)

"""What many members have in common."""

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.base_user import BaseUserManager
from django.db import models

from subjects import Viewer

if TYPE_CHECKING:
    from accounts.models import User


class MemberQuerySet(models.QuerySet["User"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Members see all active members; visitors only those who opted in."""
        active = self.filter(is_active=True)
        return active if viewer.is_authenticated else active.filter(is_public=True, suspended_at=None)


class MemberManager(BaseUserManager["User"].from_queryset(MemberQuerySet)):  # type: ignore[misc]
    """Members are found by e-mail without regard to case."""

    def get_by_natural_key(self, email: str | None) -> "User":
        user: User = self.get(email__iexact=email)
        return user

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A saved member; the address is kept in lower case."""
        user: User = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

"""Sign-in by e-mail, and one query for everything a member's groups allow."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.db.models import Q


class MemberBackend(AuthenticationBackend):
    """Asks for a member's permissions once per request, in one query, groups and own permissions together."""

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "_permissions"):
            user_obj._permissions = _permissions(user_obj)
        found: set[str] = user_obj._permissions
        return found

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return user_obj.is_active and perm in self.get_all_permissions(user_obj, obj)


def _permissions(user: Any) -> set[str]:
    held = (
        Permission.objects.all() if user.is_superuser else Permission.objects.filter(Q(group__user=user) | Q(user=user))
    )
    return {f"{app}.{name}" for app, name in held.values_list("content_type__app_label", "codename").order_by()}

"""The groups of the house, and what their members may do."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connection, models

MODERATORS = "Moderators"
EDITORS = "Editors"


def grant(group: str, permissions: list[str]) -> None:
    """Let a group have permissions ("moderation.moderate"); may run any number of times, takes nothing away.

    Called by the owner of the permissions from a `post_migrate` receiver of its own.
    """
    if not _has_tables():
        return
    for app_label in {permission.partition(".")[0] for permission in permissions}:
        # Django makes an app's permissions in a receiver of its own, which may come after ours.
        create_permissions(apps.get_app_config(app_label), verbosity=0)
    Group.objects.get_or_create(name=group)[0].permissions.add(*_found(permissions))


def ensure_groups(**_signal: object) -> None:
    """Make the groups Moderators and Editors; called after each migration."""
    grant(MODERATORS, ["accounts.admit", "accounts.invite"])
    grant(EDITORS, [])


def _found(permissions: list[str]) -> models.QuerySet[Permission]:
    wanted = models.Q()
    for app_label, _dot, codename in (permission.partition(".") for permission in permissions):
        wanted |= models.Q(content_type__app_label=app_label, codename=codename)
    return Permission.objects.filter(wanted) if permissions else Permission.objects.none()


def _has_tables() -> bool:
    """False while a partial migration has not made the tables yet, or has taken them away."""
    needed = {Group._meta.db_table, Permission._meta.db_table}
    return needed <= set(connection.introspection.table_names())

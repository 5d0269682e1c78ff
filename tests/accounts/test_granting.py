"""The groups of the house hold what the owners of permissions grant them."""

from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from accounts.grants import grant
from accounts.models import User


def test_the_groups_are_there_after_migrating(db):
    Group.objects.all().delete()

    call_command("migrate", verbosity=0)
    call_command("migrate", verbosity=0)

    assert {"Moderators", "Editors"} <= set(Group.objects.values_list("name", flat=True))


def test_a_granted_permission_reaches_the_members_of_the_group(moderator, member):
    grant("Moderators", ["accounts.view_user"])
    grant("Moderators", ["accounts.view_user"])

    assert moderator.has_perm("accounts.view_user")
    assert not member.has_perm("accounts.view_user")


def test_granting_makes_permissions_that_are_not_there_yet(moderator):
    Permission.objects.filter(codename="view_user").delete()

    grant("Moderators", ["accounts.view_user"])

    assert User.objects.get(pk=moderator.pk).has_perm("accounts.view_user")

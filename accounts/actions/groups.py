"""Making groups, and taking members in and out."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

import live
from accounts import registry, rules
from accounts.models import GroupKeeper, MemberGroup, User
from accounts.refusing import Conflict, require


@transaction.atomic
def make_group(*, name: str, by: User) -> MemberGroup:
    """A group of that name with nobody in it; raises Refused, and ValidationError for a name that is taken."""
    require(rules.may_keep_groups(by), _("Only administrators make groups."))
    group = MemberGroup(name=name)
    group.full_clean()
    group.save()
    return group


@transaction.atomic
def rename_group(group: MemberGroup, *, name: str, by: User) -> MemberGroup:
    """Give the group another name; raises Refused, and ValidationError for a name that is taken."""
    require(rules.may_change_group(by, group), _("Only administrators change groups, and not those of the house."))
    group = MemberGroup.objects.select_for_update().get(pk=group.pk)
    group.name = name
    group.full_clean()
    group.save()
    return group


@transaction.atomic
def delete_group(group: MemberGroup, *, by: User) -> None:
    """Take a group away: its members stay members of the site. Raises Refused, and Conflict where a board names it."""
    require(rules.may_change_group(by, group), _("Only administrators change groups, and not those of the house."))
    members = list(User.objects.filter(groups=group))
    try:
        group.delete()
    except ProtectedError:
        raise Conflict(_("A board gives this group rights. Take them away there first.")) from None
    for member in members:
        groups_changed(member)


@transaction.atomic
def take_in(group: MemberGroup, *, member: User, by: User) -> bool:
    """Make somebody a member of the group, and tell them; whether they were none until now."""
    require(rules.may_change_members(by, group), _("Only those who keep this group can do this."))
    if group.user_set.filter(pk=member.pk).exists():
        return False
    group.user_set.add(member)
    groups_changed(member)
    registry.taken_in(member, group=group, by=by)
    return True


@transaction.atomic
def let_go(group: MemberGroup, *, member: User, by: User) -> None:
    """Let somebody be no member any more: what only the group reads is gone for them at once."""
    allowed = by == member or rules.may_change_members(by, group)
    require(allowed, _("Only those who keep this group can do this."))
    group.user_set.remove(member)
    groups_changed(member)


@transaction.atomic
def appoint(group: MemberGroup, *, member: User, by: User) -> None:
    """Let somebody keep the group, in it or not."""
    require(rules.may_keep_groups(by), _("Only administrators say who keeps a group."))
    GroupKeeper.objects.get_or_create(group=group, member=member)


@transaction.atomic
def dismiss(group: MemberGroup, *, member: User, by: User) -> None:
    """Let somebody keep the group no longer; in the group they stay."""
    require(rules.may_keep_groups(by), _("Only administrators say who keeps a group."))
    GroupKeeper.objects.filter(group=group, member=member).delete()


def groups_changed(member: User) -> None:
    """Let everything follow what a member may see by now, inside the transaction of the change."""
    live.recheck(user_pk=member.pk)
    # Read anew: an instance knows of its groups what it was told once.
    registry.groups_changed(User.objects.get(pk=member.pk))

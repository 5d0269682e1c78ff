"""Making groups, and taking members in and out."""

from django.db import transaction
from django.utils.translation import gettext as _

import live
from accounts import registry, rules
from accounts.models import GroupKeeper, MemberGroup, User
from accounts.refusing import require


@transaction.atomic
def make_group(*, name: str, by: User) -> MemberGroup:
    """A group of that name with nobody in it; raises Refused, and ValidationError for a name that is taken."""
    require(rules.may_keep_groups(by), _("Only administrators make groups."))
    group = MemberGroup(name=name)
    group.full_clean()
    group.save()
    return group


@transaction.atomic
def take_in(group: MemberGroup, *, member: User, by: User) -> None:
    """Make somebody a member of the group; who is one stays one."""
    require(rules.may_change_members(by, group), _("Only those who keep this group can do this."))
    group.user_set.add(member)
    groups_changed(member)


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

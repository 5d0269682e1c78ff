"""Whom visitors may see."""

from django.db import transaction
from django.utils import timezone

from accounts import registry, rules
from accounts.models import User


@transaction.atomic
def consider_trust(member: User) -> bool:
    """Trust a member whose deeds are enough; called after each of them. Returns whether the member is trusted.

    Trust once earned stays: moderators suspend whoever betrays it.
    """
    now = timezone.now()
    if not member.is_trusted() and rules.earns_trust(registry.deeds(member), now=now):
        User.objects.filter(pk=member.pk, trusted_at=None).update(trusted_at=now)
        member.trusted_at = now
        registry.changed(member)
    return member.is_trusted()

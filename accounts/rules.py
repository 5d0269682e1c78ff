"""Who may see and change what of a member."""

from accounts.models import User
from subjects import Viewer


def may_see_profile(viewer: Viewer, member: User) -> bool:
    """Agrees with `MemberQuerySet.visible_to`."""
    if not member.is_active:
        return False
    return viewer.is_authenticated or (member.is_public and not member.is_suspended())


def may_edit_profile(viewer: Viewer, member: User) -> bool:
    return viewer.is_authenticated and viewer.pk == member.pk and not member.is_suspended()

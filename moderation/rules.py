"""Who may flag and who may moderate."""

import subjects
from accounts.models import User
from subjects import Key, Viewer


def may_moderate(user: Viewer) -> bool:
    """Moderators who are not suspended themselves."""
    return bool(user.is_authenticated and not user.is_suspended() and user.has_perm("moderation.moderate"))


def may_flag(user: User, key: Key) -> bool:
    """Any member in good standing may flag what they see."""
    return user.is_authenticated and not user.is_suspended() and key in subjects.visible(user, [key])

"""Who may flag and who may moderate."""

import subjects
from accounts.models import User
from accounts.rules import may_take_part
from subjects import Key, Viewer


def may_moderate(user: Viewer) -> bool:
    """Moderators who are not suspended themselves."""
    return may_take_part(user) and user.has_perm("moderation.moderate")


def may_flag(user: User, key: Key) -> bool:
    """Any member in good standing may flag what they see."""
    return may_take_part(user) and key in subjects.visible(user, [key])

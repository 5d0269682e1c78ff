"""Who may flag and who may moderate."""

from accounts.models import User
from accounts.rules import may_take_part
from moderation import registry
from subjects import Key, Viewer


def may_moderate(user: Viewer) -> bool:
    """Moderators who are not suspended themselves."""
    return may_take_part(user) and user.has_perm("moderation.moderate")


def may_flag(user: User, key: Key) -> bool:
    """Asked of the thing's owner, whose pages ask the same rule before they offer it."""
    moderated = registry.of(key[0])
    return moderated is not None and moderated.may_flag(user, key[1])

"""What alerts follow of what happens to members."""

from accounts.models import User
from accounts.registry import Keeper
from notifications import actions


class AlertKeeper(Keeper):
    def groups_changed(self, member: User) -> None:
        actions.forget_unseen(member)

"""What is kept of members who flagged."""

from accounts.models import User
from accounts.registry import Copied, Keeper
from moderation.models import Flag


class ModerationKeeper(Keeper):
    name = "moderation"

    def copied(self, member: User) -> Copied:
        flags = (
            Flag.objects.filter(by=member).order_by("pk").values("kind", "object_pk", "reason", "note", "created_at")
        )
        return Copied({"flags": list(flags)})

    def forget(self, member: User, *, former: str) -> None:
        """What was flagged stays in the queue; the words of who flagged it were for the moderators of the day."""
        Flag.objects.filter(by=member).update(note="")

"""What the site's own pages keep of members: the terms they accepted, and the mails of a demonstration."""

from accounts.models import User
from accounts.registry import Copied, Keeper
from pages import mailbox
from pages.models import Acceptance


class PagesKeeper(Keeper):
    name = "terms"

    def copied(self, member: User) -> Copied:
        accepted = Acceptance.objects.filter(member=member).order_by("edition")
        return Copied(list(accepted.values("edition", "language", "accepted_at")))

    def forget(self, member: User, *, former: str) -> None:
        """That somebody accepted an edition stays, under a number."""
        mailbox.forget(member.email)

"""What members can be asked about."""

from accounts.models import User
from accounts.registry import Copied, Keeper
from tags.models import Expertise


class TagsKeeper(Keeper):
    name = "tags"

    def copied(self, member: User) -> Copied:
        known = Expertise.objects.filter(content_object=member).select_related("tag")
        return Copied({"expertise": [one.tag.label for one in known]})

    def forget(self, member: User, *, former: str) -> None:
        Expertise.objects.filter(content_object=member).delete()

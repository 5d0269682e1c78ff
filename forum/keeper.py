"""What the forum knows of members."""

from accounts.models import User
from accounts.registry import Deeds, Keeper
from forum.models import Post

COUNTED_AT_MOST = 10


class ForumKeeper(Keeper):
    def deeds(self, member: User) -> Deeds:
        posts = Post.objects.readable().filter(author=member, thread__hidden_at=None).order_by("created_at")
        moments = list(posts.values_list("created_at", flat=True)[:COUNTED_AT_MOST])
        return Deeds(posts=len(moments), since=min(moments, default=None))

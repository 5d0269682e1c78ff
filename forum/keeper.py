"""What the forum knows of members."""

from accounts.models import User
from accounts.registry import Copied, Deeds, Keeper
from forum import actions
from forum.models import Picture, Post, Revision, Thread

COUNTED_AT_MOST = 10


class ForumKeeper(Keeper):
    """What was said stays when its author leaves: others answered it."""

    name = "forum"

    def deeds(self, member: User) -> Deeds:
        posts = Post.objects.readable().filter(author=member, thread__hidden_at=None).order_by("created_at")
        moments = list(posts.values_list("created_at", flat=True)[:COUNTED_AT_MOST])
        return Deeds(posts=len(moments), since=min(moments, default=None))

    def copied(self, member: User) -> Copied:
        threads = Thread.objects.filter(author=member).order_by("pk").values("pk", "title", "language", "created_at")
        posts = Post.objects.written().filter(author=member).order_by("pk")
        fields = (
            "pk",
            "thread",
            "thread__title",
            "number",
            "body",
            "language",
            "created_at",
            "edited_at",
            "deleted_at",
        )
        earlier = Revision.objects.filter(post__author=member).order_by("pk").values("post", "body", "created_at")
        told = {"threads": list(threads), "posts": list(posts.values(*fields)), "earlier_texts": list(earlier)}
        # A post may have been moved to where its author does not read: what is said there stays there.
        seen = Thread.objects.visible_to(member).filter(pk__in={post["thread"] for post in told["posts"]})
        shown = set(seen.values_list("pk", flat=True))
        told["posts"] = [post if post["thread"] in shown else {**post, "thread__title": ""} for post in told["posts"]]
        told["drafts"] = list(member.post_drafts.order_by("pk").values("thread", "content", "created_at"))
        told["thanked_for"] = list(member.thanks_given.filter(taken_back_at=None).values("post", "created_at"))
        pictures = Picture.objects.filter(author=member).order_by("pk")
        return Copied(told, {f"picture-{one.pk}.jpg": one.file for one in pictures})

    def forget(self, member: User, *, former: str) -> None:
        actions.forget_member(member, former=former)

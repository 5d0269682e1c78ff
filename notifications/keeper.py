"""What is kept of members about what they follow and were told, and what alerts follow of what happens to them."""

from accounts.models import MemberGroup, User
from accounts.registry import Copied, Keeper
from notifications import actions
from notifications.models import Alert, Announcement, Bookmark, Follow


class NotificationsKeeper(Keeper):
    name = "notifications"

    def groups_changed(self, member: User) -> None:
        actions.forget_unseen(member)

    def taken_in(self, member: User, *, group: MemberGroup, by: User) -> None:
        actions.announce("taken-in", about=("group", group.pk), actor=by, topics={f"member-{member.pk}"})

    def copied(self, member: User) -> Copied:
        follows = Follow.objects.of(member).values("topic", "created_at")
        alerts = (
            Alert.objects.filter(user=member).order_by("pk").values("name", "kind", "object_pk", "note", "created_at")
        )
        marked = Bookmark.objects.filter(user=member).order_by("pk").values("kind", "object_pk", "note", "created_at")
        return Copied({"follows": list(follows), "alerts": list(alerts), "bookmarks": list(marked)})

    def forget(self, member: User, *, former: str) -> None:
        told = Alert.objects.filter(user=member)
        # A sentence to this member alone may speak of the member.
        Announcement.objects.filter(pk__in=told.filter(topic="").values("announcement")).update(note="")
        told.delete()
        Follow.objects.filter(user=member).delete()
        Bookmark.objects.filter(user=member).delete()

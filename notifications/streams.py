"""The stream of one member's own news."""

from collections.abc import Iterable

from django.db.models import Max

from notifications.models import Alert
from subjects import Key, Viewer


class MemberStream:
    """`member-<id>`: rings without content; the page then asks `/notifications/count.json`.

    Its number is that of the newest unread alert, as on the page when it was drawn: what was told before the page
    listened, or by a worker that shares no doorbell with the sockets, is noticed through it.
    """

    kind = "member"

    def joinable(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return {user.pk} & set(pks) if user.is_authenticated and user.is_active else set()

    def heads(self, pks: Iterable[int]) -> dict[int, int]:
        unread = Alert.objects.filter(user__in=pks, withdrawn_at=None).unread()
        newest = unread.order_by().values_list("user").annotate(Max("pk"))
        return dict.fromkeys(pks, 0) | dict(newest)

    def message(self, pk: int, *, seq: int | None, name: str, key: Key, language: str) -> dict[str, object]:
        return {}

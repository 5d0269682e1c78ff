"""A member's bell is heard even where the worker that tells an alert cannot ring it."""

from typing import Any

from accounts.models import User
from notifications.models import Alert, Announcement
from tests.live.conftest import Open


def test_an_alert_that_another_process_wrote_is_heard(open_page: Open, author: User, settings: Any) -> None:
    settings.LIVE_COMPARE_SECONDS = 0.1
    page = open_page(author)
    assert page.join(f"member-{author.pk}")["seq"] == 0

    about = {"name": "case-published", "kind": "case", "object_pk": 1}
    alert = Alert.objects.create(user=author, announcement=Announcement.objects.create(**about), **about)

    assert page.hear(3) == {"name": "heads", "heads": {f"member-{author.pk}": alert.pk}}

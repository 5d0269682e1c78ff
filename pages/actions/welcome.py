"""What a new member does in the three steps."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from notifications.actions import follow
from tags.models import Tag


@transaction.atomic
def follow_all(member: User, *, tags: Iterable[Tag]) -> None:
    """Follow each of them, or none where one cannot be followed."""
    for tag in tags:
        follow(member, topic=tag.topic)

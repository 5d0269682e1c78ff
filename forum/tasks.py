"""What the forum does by itself."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django_tasks import task

from forum.models import Picture, PostDraft

# Whoever writes for longer chooses a picture once more.
WAITING = timedelta(days=2)
BATCH = 500


@task()
def sweep_pictures() -> None:
    """Throw away the pictures of posts that were never sent and are no drafts, some of them at a time."""
    is_drafted = Exists(PostDraft.objects.filter(author=OuterRef("author"), key=OuterRef("key")))
    with transaction.atomic():
        left = Picture.objects.filter(post=None, created_at__lt=timezone.now() - WAITING).exclude(is_drafted)
        for picture in left.select_for_update().order_by("created_at")[:BATCH]:
            picture.delete()

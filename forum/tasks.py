"""What the forum does by itself."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from forum.models import Picture

# Whoever writes for longer chooses a picture once more.
WAITING = timedelta(days=2)
BATCH = 500


@task()
def sweep_pictures() -> None:
    """Throw away the pictures of posts that were never sent, some of them at a time."""
    with transaction.atomic():
        left = Picture.objects.filter(post=None, created_at__lt=timezone.now() - WAITING).select_for_update()
        for picture in left.order_by("created_at")[:BATCH]:
            picture.delete()

"""What is done for members every few minutes."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from accounts.models import Letter
from accounts.tasks.copying import delete_old_copies, make_waiting_copies
from accounts.tasks.leaving import forget_all_due
from accounts.tasks.letters import send_letter

# A letter is kept so long, so that it can be reported.
KEPT = timedelta(days=90)
# What could not be sent for so long never will be.
GIVEN_UP = timedelta(days=3)


@task()
def sweep() -> None:
    """Send and make what was left behind; forget old letters and copies, and those who left."""
    now = timezone.now()
    lately = Letter.objects.waiting(now).filter(created_at__gt=now - GIVEN_UP)
    for pk in lately.order_by("pk").values_list("pk", flat=True)[:1000]:
        send_letter.enqueue(pk)
    Letter.objects.filter(created_at__lt=now - KEPT).delete()
    make_waiting_copies()
    delete_old_copies()
    forget_all_due()

"""Writing to a member who does not show an address."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import rules, tasks
from accounts.actions.locking import one_at_a_time
from accounts.models import Letter, User
from accounts.refusing import TooMany, require

DAY = timedelta(days=1)
# What nobody types.
UNTYPED = ("sender", "recipient", "sent_at", "leased_until", "reported_at", "hidden_at")


@transaction.atomic
def write_letter(recipient: User, *, by: User, text: str, key: UUID) -> Letter:
    """Have a text sent to a member by mail; the same key returns the letter it made before.

    Raises Refused where the one may not write or the other takes no letters, TooMany over the number of one day.
    """
    # The number of a day must not be passed by.
    one_at_a_time(by)
    made = Letter.objects.filter(sender=by, key=key).first()
    if made is not None:
        return made
    require(rules.may_write_to(by, recipient), _("You cannot write to this member."))
    _keep_measure(by)
    letter = Letter(sender=by, recipient=recipient, text=text, key=key)
    letter.clean_fields(exclude=UNTYPED)
    letter.save()
    transaction.on_commit(lambda: tasks.send_letter.enqueue(letter.pk), robust=True)
    return letter


@transaction.atomic
def report_letter(letter: Letter) -> None:
    """Let moderators read a letter that its recipient asked them to look at."""
    Letter.objects.filter(pk=letter.pk, reported_at=None).update(reported_at=timezone.now())


@transaction.atomic
def hide_letter(letter: Letter) -> None:
    """Take a letter away from its recipient; moderation asked for the rights and writes its log."""
    Letter.objects.filter(pk=letter.pk, hidden_at=None).update(hidden_at=timezone.now())


@transaction.atomic
def show_letter(letter: Letter) -> None:
    """Give a hidden letter back to its recipient."""
    Letter.objects.filter(pk=letter.pk).update(hidden_at=None)


def _keep_measure(sender: User) -> None:
    most = rules.letters_a_day(sender)
    if Letter.objects.of_since(sender.pk, timezone.now() - DAY).count() >= most:
        sentence = _("You have written %(most)d letters within a day. Write on tomorrow; your text is kept below.")
        raise TooMany(sentence % {"most": most}, retry_after=3600)

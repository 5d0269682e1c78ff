"""Members named in a post with `@handle`: who they are, and how many they may be."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rules import is_newcomer
from markup import mentioned

AT_MOST = 10
AT_MOST_FOR_NEWCOMERS = 2
# Of the words after an `@` in one text; what lies beyond stays words.
ASKED_AT_MOST = 100


def people(body: str, *, by: User) -> dict[str, int]:
    """The members whom a text names, of those its author may see: their numbers by handle."""
    wanted = mentioned(body)[:ASKED_AT_MOST]
    return dict(User.objects.visible_to(by).filter(handle__in=wanted).values_list("handle", "pk")) if wanted else {}


def people_to_tell(body: str, *, by: User, told: Collection[str] = ()) -> dict[str, int]:
    """Those of them whom nobody told of the post yet; raises ValidationError when with `told` they are too many.

    Who was named before an edit counts, or edit after edit could call everybody.
    """
    new = {handle: pk for handle, pk in people(body, by=by).items() if handle not in told}
    if new:
        _check_number(len(new) + len(told), by)
    return new


def topics(named: dict[str, int]) -> set[str]:
    """The topics under which an announcement tells members that they were named."""
    return {f"mention-{pk}" for pk in named.values()}


def _check_number(number: int, author: User) -> None:
    if number > AT_MOST:
        raise ValidationError(_("A post can mention 10 members at most."), code="mentions")
    if number > AT_MOST_FOR_NEWCOMERS and is_newcomer(author):
        raise ValidationError(_("On your first day here a post can mention 2 members at most."), code="mentions")

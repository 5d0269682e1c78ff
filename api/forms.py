"""What a list is asked for, checked against what there is."""

from datetime import datetime

from django.utils.translation import gettext as _

from accounts.refusing import Unusable
from forum import cursors
from tags import finding
from tags.models import Tag


def chosen_tags(*, country: str, theme: str) -> list[Tag]:
    """The tags by which a list is narrowed; raises Unusable for one that there is not."""
    try:
        chosen = [finding.country(country)] if country else []
        return [*chosen, *([finding.theme(theme)] if theme else [])]
    except Tag.DoesNotExist:
        raise Unusable(_("There is no such country or theme.")) from None


def place(cursor: str) -> tuple[datetime, int]:
    """The row after which a list goes on: its moment and its id; raises Unusable for what is no cursor."""
    try:
        return cursors.read(cursor)
    except ValueError:
        raise wrong_cursor() from None


def wrong_cursor() -> Unusable:
    """The refusal of a cursor."""
    return Unusable(_("This cursor does not come from this list."))

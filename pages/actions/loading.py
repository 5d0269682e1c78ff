"""Fill a demonstration, once."""

from dataclasses import astuple, dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.refusing import require
from pages.actions.organisations import add_organisations, give_work
from pages.actions.people import add_groups, add_members
from pages.actions.stories import add_stories
from pages.actions.talks import add_boards, add_rooms, add_threads


@dataclass(frozen=True)
class Loaded:
    """How many things a run added."""

    members: int
    organisations: int
    groups: int
    boards: int
    stories: int
    threads: int

    def is_nothing(self) -> bool:
        return not any(astuple(self))


def load_demo() -> Loaded:
    """Add what is not there yet of the demonstration's content; a second time changes nothing.

    Raises Refused outside a demonstration.
    """
    require(settings.DEMO, _("Demonstration content is loaded into a demonstration only."))
    new = add_members()
    organisations, groups = add_organisations(), add_groups()
    give_work(new)
    return Loaded(
        len(new), organisations, groups, boards=add_boards() + add_rooms(), stories=add_stories(), threads=add_threads()
    )

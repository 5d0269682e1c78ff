"""Fill a demonstration, once."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.refusing import require
from pages.actions.people import add_members
from pages.actions.stories import add_stories
from pages.actions.talks import add_boards, add_threads


@dataclass(frozen=True)
class Loaded:
    """How many things a run added."""

    members: int
    boards: int
    stories: int
    threads: int

    def is_nothing(self) -> bool:
        return not (self.members or self.boards or self.stories or self.threads)


def load_demo() -> Loaded:
    """Add what is not there yet of the demonstration's content; a second time changes nothing.

    Raises Refused outside a demonstration.
    """
    require(settings.DEMO, _("Demonstration content is loaded into a demonstration only."))
    return Loaded(members=add_members(), boards=add_boards(), stories=add_stories(), threads=add_threads())

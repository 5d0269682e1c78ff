"""Make a synthetic community, a part at a time."""

from collections.abc import Iterator

from django.conf import settings

from accounts.models import User
from accounts.refusing import require
from pages.actions.synthetic.people import add_people
from pages.actions.synthetic.size import Size, Step
from pages.actions.synthetic.stories import add_cases
from pages.actions.synthetic.talks import add_talks
from pages.actions.talks import add_boards

# Only those who run a site read these: commands speak English.
REAL = "There are members here who may be real: a synthetic community is for an empty database, or for DEMO=1."
IMPOSSIBLE = "Ask for a member at least, for a thread at least, and for a post at least in each thread."


def load_synthetic(size: Size) -> Iterator[Step]:
    """Add what is missing of the community of this size and seed; each step tells what is written down by then.

    It may be stopped after or within any step, and begun again: a thread is there with all its posts or not at all.
    Raises Refused where real members are, unless the site is a demonstration, and for a size that cannot be.
    """
    require(size.is_possible(), IMPOSSIBLE)
    require(settings.DEMO or not User.objects.real().exists(), REAL)
    yield from add_people(size)
    add_boards()
    yield from add_talks(size)
    yield from add_cases(size)

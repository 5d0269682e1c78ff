"""Members who are nobody: "Demo Member 0007", demo-member-0007@example.org."""

from collections.abc import Iterator
from datetime import timedelta

from accounts.actions import add_members
from accounts.models import User
from pages.actions.synthetic.moments import EARLIEST
from pages.actions.synthetic.size import Size, Step, chance
from pages.actions.synthetic.wording import LANGUAGES, language, sentences
from tags.vocabulary import countries

BATCH = 500


def people(size: Size) -> list[User]:
    """The members of this size, by their numbers."""
    found = User.objects.in_bulk(_handles(size), field_name="handle")
    return [found[handle] for handle in _handles(size)]


def add_people(size: Size) -> Iterator[Step]:
    """Make those who are not there yet. They are the same under every seed, so that two communities can share them."""
    known = set(User.objects.filter(handle__in=_handles(size)).values_list("handle", flat=True))
    new = [_person(number) for number in range(size.members) if _handle(number) not in known]
    for done in range(0, len(new), BATCH):
        added = add_members(new[done : done + BATCH])
        yield Step("members", done + len(added), len(new))


def _handles(size: Size) -> list[str]:
    return [_handle(number) for number in range(size.members)]


def _handle(number: int) -> str:
    return f"demo-member-{number:04}"


def _person(number: int) -> User:
    drawn = chance("member", number)
    spoken = language(number)
    return User(
        handle=_handle(number),
        email=f"{_handle(number)}@example.org",
        display_name=f"Demo Member {number:04}",
        country=drawn.choice(sorted(countries())),
        languages=[spoken, *drawn.sample([other for other in LANGUAGES if other != spoken], drawn.randint(0, 2))],
        interface_language=spoken,
        about=sentences(spoken)["about"],
        about_language=spoken,
        is_public=drawn.random() < 0.8,
        trusted_at=EARLIEST,
        created_at=EARLIEST - timedelta(hours=1 + number),
    )

"""A place in a list by moments: the moment in microseconds and the id of the row after which the list goes on."""

import re
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PLACE = re.compile(r"([0-9]{1,17})-([0-9]{1,18})")


def write(moment: datetime | None, pk: int) -> str:
    """The place of a row, for an address; a row without a moment stands at the end."""
    return f"{((moment or EPOCH) - EPOCH) // timedelta(microseconds=1)}-{pk}"


def read(place: str) -> tuple[datetime, int]:
    """The moment and the id that `write` wrote; raises ValueError for what no list gave."""
    found = PLACE.fullmatch(place)
    if found is None:
        raise ValueError(place)
    return EPOCH + timedelta(microseconds=int(found[1])), int(found[2])

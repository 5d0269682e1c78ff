"""What the addresses of the site's own pages carry."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _

from casestudies.models import Case

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PLACE = re.compile(r"([0-9]{1,17})-([0-9]{1,18})")


def case_before(query: Any) -> Case | None:
    """The case after which `?before=` lets a list go on, as far as its place goes; raises BadRequest for no place."""
    if not query.get("before"):
        return None
    try:
        moment, pk = place(query["before"])
    except ValueError:
        raise BadRequest(_("This address asks for a list that there is not.")) from None
    return Case(pk=pk, published_at=moment)


def place(cursor: str) -> tuple[datetime, int]:
    """The moment and the id of the row where a list goes on; raises ValueError for what no list gave."""
    found = PLACE.fullmatch(cursor)
    if found is None:
        raise ValueError(cursor)
    return EPOCH + timedelta(microseconds=int(found[1])), int(found[2])


def cursor(moment: datetime | None, pk: int) -> str:
    """The place of a row in a list by moments."""
    return f"{((moment or EPOCH) - EPOCH) // timedelta(microseconds=1)}-{pk}"

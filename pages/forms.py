"""What the addresses of the site's own pages carry."""

from typing import Any

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _

from casestudies.models import Case
from forum import cursors


def case_before(query: Any) -> Case | None:
    """The case after which `?before=` lets a list go on, as far as its place goes; raises BadRequest for no place."""
    if not query.get("before"):
        return None
    try:
        moment, pk = cursors.read(query["before"])
    except ValueError:
        raise BadRequest(_("This address asks for a list that there is not.")) from None
    return Case(pk=pk, published_at=moment)

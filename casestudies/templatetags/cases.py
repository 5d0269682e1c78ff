"""`{% case_row case %}`: one case in a list; prefetch `tagged__tag`."""

from typing import Any

from django import template

from casestudies import presenting
from casestudies.models import Case

register = template.Library()


@register.inclusion_tag("casestudies/_row.html")
def case_row(case: Case, heading: int = 3) -> dict[str, Any]:
    """A row with the title as a heading of the given level."""
    return {"case": case, "way": presenting.way(case), "heading": f"h{heading}"}

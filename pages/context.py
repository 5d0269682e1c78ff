"""What every page needs to know of the site."""

from typing import Any

from django.http import HttpRequest

from house import known
from markup import looks
from pages import presenting


def site(request: HttpRequest) -> dict[str, Any]:
    """Name, demonstration flag, the five languages and the reader's theme."""
    return {**presenting.site(known.current()), "theme": looks.theme(request)}

"""What every page needs to know of the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Name, demonstration flag and the five languages."""
    return {"site_name": settings.SITE_NAME, "is_demo": settings.DEMO, "languages": settings.LANGUAGES}

"""What search engines may fetch."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

# Pages for one reader, or without a text of their own.
PERSONAL = (
    "/accounts/",
    "/admin/",
    "/bookmarks/",
    "/drafts/",
    "/editing/",
    "/following/",
    "/moderation/",
    "/notifications/",
    "/preview/",
    "/search/",
)


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Nothing, unless the community wants to be found."""
    refused = PERSONAL if settings.INDEXED else ("/",)
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in refused)]
    if settings.INDEXED:
        lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

"""Every address of the site, package by package."""

from django.contrib import admin
from django.urls import include, path

from config.health import healthz, readyz
from config.metrics import metrics

handler400 = "pages.views.errors.bad_request"
handler403 = "pages.views.errors.forbidden"
handler404 = "pages.views.errors.not_found"
# allauth answers with this where its rate limits say stop.
handler429 = "pages.views.errors.too_many"
handler500 = "pages.views.errors.server_error"

urlpatterns = [
    path("", include("pages.urls")),
    path("", include("accounts.urls")),
    path("", include("casestudies.urls")),
    path("", include("forum.urls")),
    path("", include("moderation.urls")),
    path("", include("notifications.urls")),
    path("", include("search.urls")),
    path("", include("api.urls")),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
]

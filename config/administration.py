"""Django's admin for those who run the site."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest, HttpResponseBase


class AdminSite(admin.AdminSite):
    """The admin without a sign-in page of its own, so that rate limits and second factors hold for it too."""

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:  # type: ignore[override]
        answer: HttpResponseBase = secure_admin_login(super().login)(request, extra_context)
        return answer

"""Django's admin for those who run the site."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.rules import may_administer


class AdminSite(admin.AdminSite):
    """The admin without a sign-in page of its own: rate limits hold for it, and nobody enters without a second step."""

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and may_administer(request.user)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:  # type: ignore[override]
        answer: HttpResponseBase = secure_admin_login(self._led_on)(request, extra_context)
        return answer

    def _led_on(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:
        """An administrator who is signed in is led into the admin, or to where a second step is set up."""
        if self.has_permission(request):
            return super().login(request, extra_context)
        messages.warning(request, _("The administration asks for a second step at sign-in. Set one up first."))
        return redirect("mfa_index")

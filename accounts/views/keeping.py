"""What members see of how they are signed in, and what scripts ask about the member at the keyboard."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions, finding, presenting
from accounts.signing import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
@never_cache
@reauthentication_required(allow_get=True)
def sessions(request: MemberRequest) -> HttpResponse:
    """Where the member is signed in, with a button for each other place, and one for all of them."""
    here = request.session.session_key
    if request.method == "POST":
        only = request.POST.get("session", "")
        actions.end_sessions(request.user, keys=finding.other_sessions(request.user, here=here, only=only))
        messages.success(request, _("You are signed out there."))
        return redirect("accounts:sessions")
    return render(request, "accounts/sessions.html", {"places": presenting.places(request.user, here=here)})


class AddPasskey(AddWebAuthnView):
    """Every key is a passkey, which signs in alone: it must live in the device and know its owner."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "options": begin_registration(self.request.user, passwordless=True)}


add_passkey = AddPasskey.as_view()


@require_safe
@never_cache
def me(request: HttpRequest) -> JsonResponse:
    """Who is signed in, with a fresh CSRF token for what waits to be sent; 401 for visitors."""
    if not request.user.is_authenticated:
        return JsonResponse({"member": None, "detail": _("Sign in to send.")}, status=401)
    return JsonResponse({"member": request.user.pk, "csrf_token": get_token(request)})

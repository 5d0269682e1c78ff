"""Addresses of a member's own account, and those of sign-in, which are allauth's with our answers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.urls import urlpatterns as allauth_patterns
from allauth.mfa.urls import urlpatterns as second_step_patterns
from allauth.socialaccount.urls import urlpatterns as other_site_patterns
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from accounts import openid
from accounts.signing import member_required
from accounts.views import admitting, groups, inviting, keeping, leaving, letters, pictures

# What only members do: a session that ended meanwhile must not lose what was typed.
FOR_MEMBERS = {"account_email", "account_change_password", "account_set_password", "account_reauthenticate"}
FOR_MEMBERS |= {"socialaccount_connections"}
# Somebody who has shown the password and is not in yet.
HALF_IN = {"mfa_authenticate", "mfa_login_webauthn"}
# Passkeys are listed beside the other second steps, and named once.
OURS = {
    "mfa_add_webauthn": keeping.add_passkey,
    "mfa_list_webauthn": require_safe(RedirectView.as_view(pattern_name="mfa_index")),
}
NOT_OFFERED = {"mfa_edit_webauthn"}
ADDRESS_BUTTONS = {"action_add", "action_send", "action_remove", "action_primary"}


def _with_status(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """allauth answers 200 to whatever it shows: a form with errors is 422, a used or forged link 410."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        context = getattr(response, "context_data", None)
        if context and response.status_code == 200:
            response.status_code = _status(context)
        return response

    return answer


def _status(context: dict[str, Any]) -> int:
    if context.get("token_fail") or ("confirmation" in context and not context["can_confirm"]):
        return 410
    forms = [context.get("form"), context.get("webauthn_form")]
    return 422 if any(form is not None and form.is_bound and form.errors for form in forms) else 200


def _with_button(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A new address without any button of its form is looked at as if it came with the first of them."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not ADDRESS_BUTTONS & request.POST.keys():
            posted = request.POST.copy()
            posted["action_add"] = ""
            request.POST = posted  # type: ignore[assignment]  # Django's own views read it from there
        return view(request, *args, **kwargs)

    return answer


def _answered(known: URLPattern | URLResolver) -> URLPattern | URLResolver:
    if isinstance(known, URLResolver):
        inner = [_answered(one) for one in known.url_patterns if getattr(one, "name", "") not in NOT_OFFERED]
        return URLResolver(known.pattern, inner, known.default_kwargs, known.app_name, known.namespace)
    return URLPattern(known.pattern, _guarded(str(known.name), known.callback), known.default_args, known.name)


def _guarded(name: str, view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    view = OURS.get(name, view)
    view = _with_status(_with_button(view) if name == "account_email" else view)
    if name.startswith("mfa_"):
        # Secrets stand on these pages: no browser keeps them for whoever comes next.
        view = never_cache(view)
    if name == "mfa_download_recovery_codes":
        view = require_safe(view)
    is_for_members = name in FOR_MEMBERS or (name.startswith("mfa_") and name not in HALF_IN)
    return member_required(view) if is_for_members else view


signing = [_answered(known) for known in allauth_patterns]
second_step = [_answered(known) for known in second_step_patterns]
other_sites = [_answered(known) for known in other_site_patterns]
# allauth asks for them by these names.
openid_connect = [
    path("<slug:provider_id>/login/", openid.login, name="openid_connect_login"),
    path("<slug:provider_id>/login/callback/", openid.callback, name="openid_connect_callback"),
]
pages = [
    path("members/<slug:handle>/picture.jpg", pictures.picture, name="picture"),
    path("members/<slug:handle>/write/", letters.write, name="write_letter"),
    path("letters/<int:pk>/", letters.letter, name="letter"),
    path("accounts/leaving/", leaving.leaving, name="leaving"),
    path("accounts/copies/<int:pk>/", leaving.copy, name="copy"),
    path("accounts/stay/<str:token>/", leaving.staying, name="staying"),
    path("accounts/picture/", pictures.edit_picture, name="edit_picture"),
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.new_group, name="new_group"),
    path("groups/<int:pk>/", groups.group, name="group"),
    path("groups/<int:pk>/name/", groups.rename_group, name="rename_group"),
    path("groups/<int:pk>/delete/", groups.delete_group, name="delete_group"),
    path("groups/<int:pk>/members/", groups.take_in, name="take_in"),
    path("groups/<int:pk>/members/<slug:handle>/", groups.belonging, name="belonging"),
    path("applications/", admitting.applications, name="applications"),
    path("applications/<int:pk>/", admitting.application, name="application"),
    path("applications/<int:pk>/admit/", admitting.admit, name="admit"),
    path("applications/<int:pk>/refuse/", admitting.refuse, name="refuse"),
    path("invitations/", inviting.invitations, name="invitations"),
    path("invitations/link/", inviting.link, name="invite_by_link"),
    path("invitations/<int:pk>/revoke/", inviting.revoke, name="revoke"),
    path("invitations/<int:pk>/send-again/", inviting.send_again, name="send_again"),
    path("invitations/<str:token>/", inviting.invitation, name="invitation"),
    path("accounts/waiting/", admitting.waiting, name="waiting"),
    path("accounts/sessions/", keeping.sessions, name="sessions"),
    path("accounts/me.json", keeping.me, name="me"),
]
urlpatterns = [
    path("", include((pages, "accounts"))),
    path("accounts/", include(signing)),
    path("accounts/2fa/", include(second_step)),
    path("accounts/3rdparty/", include(other_sites)),
    path("accounts/openid/", include(openid_connect)),
]

"""Signing in through another site by OpenID Connect: what it says is checked here, and little of it is kept."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from jwt import PyJWTError
from requests import RequestException, Session

from accounts import logbook
from accounts.forms.inviting import invited
from accounts.models import User, check_name
from accounts.refusing import Away
from house import known

logger = logging.getLogger(__name__)
# What a site may say that is no answer at all.
UNREADABLE = (AttributeError, KeyError, TypeError, ValueError, PyJWTError, RequestException)
KEPT = ("sub", "email", "email_verified", "name")
ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
View = Callable[..., HttpResponseBase]


class SocialAdapter(DefaultSocialAccountAdapter):
    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "email_taken": gettext_lazy("A member has this address. Sign in as usual, then connect %s to your account."),
        "invalid_token": gettext_lazy("What the other site answered could not be trusted."),
        "no_password": gettext_lazy("Choose a password first, or you could not sign in any more."),
        "no_verified_email": gettext_lazy("Confirm your address first, or you could not sign in any more."),
        "disconnect_last": gettext_lazy("This is your last way in."),
        "connected_other": gettext_lazy("Another member is connected to this account."),
    }

    def list_apps(self, request: Any, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """Those of the settings alone: none is kept in the database, and none is asked for there."""
        from allauth.socialaccount.adapter import _build_apps_from_settings

        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def on_authentication_error(self, request: HttpRequest, provider: Any, **wrong: Any) -> None:
        logbook.elsewhere_failed(str(getattr(provider, "sub_id", provider)))

    def get_requests_session(self) -> Session:
        """Goes nowhere but to the addresses that the site names: a redirect could lead into our own network."""
        session: Session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Never: whoever can have an address written down elsewhere must not become the member who has it here."""
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        user: User = super().populate_user(request, sociallogin, {**data, "username": ""})
        user.is_new = True
        user.display_name = _shown_name(data.get("name"))
        user.interface_language = translation.get_language() or user.interface_language
        return user

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Whoever comes without a name or a proved address is asked for them; so is who is invited, or has to ask."""
        if invited(request) is not None or known.current().is_by_approval():
            return False
        proved = any(address.verified for address in sociallogin.email_addresses)
        return bool(proved and sociallogin.user.display_name)

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, Any]:
        initial = super().get_signup_form_initial_data(sociallogin)
        return {**initial, "display_name": sociallogin.user.display_name}


class Checked(OpenIDConnectOAuth2Adapter):
    """Checks the signature in any case, and that both answers speak of the same person."""

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> SocialLogin:
        try:
            told = self._decode_id_token(app, kwargs["response"]["id_token"])
            more = self._fetch_user_info(token.token) if "userinfo_endpoint" in self.openid_config else told
            if not (told["sub"] and told["exp"]) or more["sub"] != told["sub"]:
                raise OAuth2Error("Two answers about two persons")
        except UNREADABLE as wrong:
            raise OAuth2Error("Unreadable answer") from wrong
        said = {name: more[name] for name in KEPT if name in more}
        login: SocialLogin = self.get_provider().sociallogin_from_response(request, {"userinfo": said})
        login.email_addresses = _addresses(said)
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        config = self.openid_config
        if config["issuer"].rstrip("/") != _issuer(app):
            raise OAuth2Error("Another issuer")
        alg, key = jwtkit.fetch_key(id_token, config["jwks_uri"], jwtkit.lookup_kid_jwk)
        if alg not in ALGORITHMS or key is None:
            raise OAuth2Error("No signature to trust")
        decoded: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=config["jwks_uri"],
            issuer=config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return decoded


def _answered(view: View) -> View:
    """Led there by this site only; a site that is away, or no site at all, is said to be so."""

    @wraps(view)
    def answer(request: HttpRequest, provider_id: str) -> HttpResponseBase:
        try:
            return view(request, provider_id)
        except SocialApp.DoesNotExist:
            raise Http404 from None
        except UNREADABLE as lost:
            logger.exception("Signing in through %s failed", provider_id)
            raise Away(_("The other site does not answer. Sign in another way."), retry_after=60) from lost

    return require_safe(never_cache(answer))


@_answered
def login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """To the other site. Nobody is sent there by a third one."""
    if request.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}:
        return redirect("account_login")
    answer: HttpResponse = OAuth2LoginView.adapter_view(Checked(request, provider_id))(request)
    if not answer.headers.get("Location", "/").startswith(("https://", "http://", "/")):
        raise ValueError(answer.headers["Location"])
    return answer


@_answered
def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from the other site."""
    answer: HttpResponse = OAuth2CallbackView.adapter_view(Checked(request, provider_id))(request)
    return answer


def _issuer(app: SocialApp) -> str:
    return str(app.settings["server_url"]).partition("/.well-known/")[0].rstrip("/")


def _addresses(said: dict[str, Any]) -> list[EmailAddress]:
    """The address, proved only where the site says so plainly; "false" is not true."""
    if not isinstance(said.get("email"), str):
        return []
    return [EmailAddress(email=said["email"].lower(), verified=said.get("email_verified") is True, primary=True)]


def _shown_name(name: object) -> str:
    shown = " ".join(str(name or "").split())[:80]
    try:
        check_name(shown)
    except ValidationError:
        return ""
    return shown

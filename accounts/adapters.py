"""Where allauth asks us: handles, who may come in, mails in the reader's language, sentences of our own."""

import logging
from smtplib import SMTPException
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.password_reset import get_reset_password_url
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import EmailAddress
from allauth.account.stages import LoginStage
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.main import QRCode

from accounts import actions, finding, logbook, marking, presenting, rules
from accounts.forms.inviting import invited
from accounts.models import User
from accounts.refusing import Away
from house import known

logger = logging.getLogger(__name__)

# Where new terms are read and accepted; the page is kept above us.
TERMS = "/terms/accept/"

# In what ways members may show again that it is they.
WAYS = {
    "reauthenticate": gettext_lazy("By your password"),
    "mfa_reauthenticate": gettext_lazy("By a code of your app, or a recovery code"),
    "mfa_reauthenticate:webauthn": gettext_lazy("By a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("This account is closed for the time being."),
        "duplicate_email": gettext_lazy("This is the address you have."),
        "email_password_mismatch": gettext_lazy("This e-mail and this password do not belong together."),
        "email_taken": gettext_lazy("Another member has this address."),
        "enter_current_password": gettext_lazy("This is not your password."),
        "incorrect_code": gettext_lazy("This code is wrong, or was used before."),
        "incorrect_password": gettext_lazy("This is not your password."),
        "invalid_password_reset": gettext_lazy("This link has been used, or is too old."),
        "rate_limited": gettext_lazy("That was too often in a short time. Wait a minute, then try again."),
        "too_many_login_attempts": gettext_lazy("Too many attempts. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return not known.current().is_by_invitation() or invited(request) is not None

    def is_email_verified(self, request: HttpRequest, email: str) -> bool:
        """Whoever comes by an invitation that was sent to the address has read it there."""
        return bool(email) and email.lower() == getattr(request, "invited_address", None)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002
        user.display_name = form.cleaned_data["display_name"]
        user.interface_language = translation.get_language() or settings.LANGUAGE_CODE
        user.is_new = True
        user = super().save_user(request, user, form, commit)
        if form.invitation is not None:
            actions.take_up(form.invitation, member=user)
            request.invited_address = form.invitation.email  # type: ignore[attr-defined]
        elif form.asks_for_reason():
            actions.apply(user, reason=form.cleaned_data["reason"])
        return user

    def populate_username(self, request: HttpRequest, user: User) -> None:
        user.handle = user.handle or finding.free_handle(user.display_name)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        with logbook.watching_attempts(credentials):
            super().pre_authenticate(request, **credentials)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """By what wrong passwords are counted: a device that the member knows by itself, all others by the account.

        So neither strangers nor another device of theirs keep members out of the one that they use.
        """
        key: str = super()._get_login_attempts_cache_key(request, **credentials)
        pk = User.objects.number_of(credentials.get("email", ""))
        device = marking.device(request, pk) if pk else None
        return f"{key}:{device}" if device else key

    def pre_login(self, request: HttpRequest, user: User, **hints: Any) -> HttpResponse | None:
        if user.is_suspended():
            clear_login(request)
            answer: HttpResponse = self.respond_user_inactive(request, user)
            return answer
        if finding.is_waiting(user):
            # The address is confirmed before anybody is asked; `AwaitAdmission` then stops here.
            return None
        response: HttpResponse | None = super().pre_login(request, user, **hints)
        return response

    def get_login_stages(self) -> list[str]:
        stages: list[str] = super().get_login_stages()
        after = stages.index("allauth.account.stages.EmailVerificationStage") + 1
        return [*stages[:after], "accounts.adapters.AwaitAdmission", *stages[after:]]

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in; a member who comes from a new device is told so by mail, but for the very first time."""
        is_new = user.last_login is not None and not marking.is_known(request, user.pk)
        super().login(request, user)
        if is_new:
            self._tell_of_device(request, user)
        if user.leaving_at is not None:
            actions.stay(user)
            messages.success(request, _("Welcome back: your account stays."))

    def post_login(self, request: HttpRequest, user: User, **hints: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **hints)
        if rules.must_accept_terms(user) and "Location" in response.headers:
            response = redirect(f"{TERMS}?{urlencode({'next': response.headers['Location']})}")
        if user.is_new and actions.begin_welcome(user):
            response = redirect(f"/welcome/?{urlencode({'next': response.headers['Location']})}")
        marking.mark(request, response, user.pk)
        return response

    def _tell_of_device(self, request: HttpRequest, user: User) -> None:
        with translation.override(user.interface_language):
            named = presenting.device(self.get_http_user_agent(request))
        try:
            self.send_notification_mail("account/email/new_device", user, {"user": user, "device": named})
        except Away:
            # Nobody stays out because a mail server is away; the loss is in the log.
            return

    def logout(self, request: HttpRequest) -> None:
        member, key = request.user, request.session.session_key
        super().logout(request)
        if member.is_authenticated:
            actions.end_sessions(member, keys=[key])

    def set_password(self, user: User, password: str) -> None:
        """Keep a new password; whoever came in by the old one is out."""
        super().set_password(user, password)
        actions.end_sessions(user, keys=finding.other_sessions(user, here=self.request.session.session_key))

    def is_safe_url(self, url: str) -> bool:
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            # allauth does not expect what is no address at all.
            return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        ways = super().get_reauthentication_methods(user)
        # Who has a second step shows that: a password that was read over a shoulder must not take it away.
        stronger = [way for way in ways if way["id"] != "reauthenticate"]
        return [{**way, "description": WAYS[way["id"]]} for way in stronger or ways]

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        with transaction.atomic():
            if actions.free_address(email_address.email, owner=email_address.user):
                return bool(super().confirm_email(request, email_address))
        taken = {"email": email_address.email}
        self.add_message(request, messages.ERROR, "account/messages/email_confirmation_failed.txt", taken)
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail in its reader's language; raises Away when the mail server does not take it."""
        reader = context.get("user") or User.objects.filter(email=email).first()
        named = {**context, "site_name": known.name(), "reset_address": get_reset_password_url(self.request)}
        try:
            with translation.override(reader.interface_language if reader else translation.get_language()):
                super().send_mail(template_prefix, email, named)
        except (SMTPException, OSError) as lost:
            logger.exception("A mail could not be sent")
            raise Away(_("Our mail could not be sent. Try again in a few minutes."), retry_after=300) from lost

    def get_from_email(self) -> str:
        return known.sender()

    def render_mail(
        self, template_prefix: str, email: str | list[str], context: dict[str, Any], headers: Any = None
    ) -> EmailMessage:
        marks = {"Auto-Submitted": "auto-generated", "Content-Language": translation.get_language()}
        message: EmailMessage = super().render_mail(template_prefix, email, context, {**marks, **(headers or {})})
        return message


class AwaitAdmission(LoginStage):
    """Who has confirmed an address, and waits for a moderator, gets no further."""

    key = "await_admission"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if self.login.user and finding.is_waiting(self.login.user):
            return redirect("accounts:waiting"), False
        return None, True


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": gettext_lazy("Set up an app first: the codes are for the day you lose it."),
        "incorrect_code": gettext_lazy("That was not accepted: it is wrong, or was used before."),
        "unverified_email": gettext_lazy("Confirm your new address first, or keep the old one."),
    }

    def get_totp_issuer(self) -> str:
        return known.name()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": known.name()}

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002
        return _("Passkey")

    def build_totp_svg(self, url: str) -> str:
        """The address as a picture for an app's camera, drawn so that our style sheet can colour it."""
        code = QRCode(border=4)
        code.add_data(url)
        rows = code.get_matrix()
        dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
        return format_html(
            '<svg class="qr-code" viewBox="0 0 {0} {0}" role="img" aria-label="{1}"><path d="{2}"/></svg>',
            len(rows),
            _("Picture for the camera of your app"),
            dots,
        )


def address_proved(request: HttpRequest, email_address: EmailAddress, **_signal: Any) -> None:
    """Called when an address is proved: a wish for a seat then waits for a moderator."""
    actions.confirm_application(email_address.user)
    _forget_strange_password(request, email_address.user)


def _forget_strange_password(request: HttpRequest, member: User) -> None:
    # Whoever proves the address by a code may not be who took the seat, and its password.
    records = get_authentication_records(request, member)
    if member.last_login is None and records and records[-1]["method"] == "code":
        actions.forget_password(member)

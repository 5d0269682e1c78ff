"""What members type to come in, and to come in more safely."""

import struct
from typing import Any, ClassVar

from allauth.account import forms as allauth_forms
from allauth.core import context
from allauth.mfa.adapter import get_adapter as second_step_adapter
from allauth.mfa.base import forms as second_step_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as passkey_forms
from allauth.socialaccount import forms as social_forms
from django import forms
from django.core.validators import MaxLengthValidator
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import actions, logbook
from accounts.forms.inviting import invited
from accounts.models import User, check_name
from accounts.models.applications import LONGEST_REASON
from house import known

PASSWORD_HELP = _("At least 8 characters. Three or four words that do not belong together are easy to keep in mind.")


class Worded:
    """Gives fields of allauth our label, help and autocompletion, and no placeholder, which is no label."""

    words: ClassVar[dict[str, tuple[Any, Any, str]]]
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, help_text, autocomplete) in self.words.items():
            field = self.fields[name]
            widget = forms.EmailInput if isinstance(field, forms.EmailField) else type(field.widget)
            field.label, field.help_text = label, help_text
            field.widget = widget({"autocomplete": autocomplete})


class LoginForm(Worded, allauth_forms.LoginForm):
    words = {"login": (_("E-mail"), "", "username"), "password": (_("Password"), "", "current-password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remember"].label = _("Stay signed in on this device")


class Coded(Worded):
    """A code is typed in digits, from left to right in every language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "dir": "ltr"}


class RequestCodeForm(Worded, allauth_forms.RequestLoginCodeForm):
    words = {"email": (_("E-mail"), "", "username")}

    def clean_email(self) -> str:
        """Find the member whose login it is: an address that somebody only asked to have opens nothing."""
        email: str = super().clean_email()
        self._user = User.objects.filter(email=email, is_active=True).first()
        return email


class ConfirmCodeForm(Coded, allauth_forms.ConfirmLoginCodeForm):
    words = {"code": (_("Code"), _("The eight digits of our mail."), "one-time-code")}


class ReauthenticateForm(Worded, allauth_forms.ReauthenticateForm):
    words = {"password": (_("Password"), "", "current-password")}


class UsedOnce(Coded):
    """A code of an app does once: whoever has read it over a shoulder comes too late."""

    words = {"code": (_("Code"), _("Of your app, or one of your recovery codes."), "one-time-code")}
    authenticator: Authenticator
    user: User

    def clean_code(self) -> str:
        with logbook.watching_step(self.user, way="code"):
            code: str = super().clean_code()  # type: ignore[misc]
            if self.authenticator.type == Authenticator.Type.TOTP and not actions.spend_code(self.authenticator, code):
                raise second_step_adapter().validation_error("incorrect_code")
        return code


class SecondStepForm(UsedOnce, second_step_forms.AuthenticateForm):
    pass


class SecondStepAgainForm(UsedOnce, second_step_forms.ReauthenticateForm):
    pass


class SetUpAppForm(Coded, totp_forms.ActivateTOTPForm):
    words = {"code": (_("Code"), _("The six digits that the app shows."), "one-time-code")}


# What the parts that read a device's answer raise when it is no such answer.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error)


class AddPasskeyForm(Worded, passkey_forms.AddWebAuthnForm):
    words = {"name": (_("Name"), _("So that you know it again: the phone or key it is on."), "off")}
    passwordless = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"name": ""}, **{name: kwargs[name] for name in kwargs if name != "initial"})
        self.fields["name"].validators.append(MaxLengthValidator(80))

    def clean(self) -> Any:
        try:
            return super().clean()
        except UNREADABLE as wrong:
            raise second_step_adapter().validation_error("incorrect_code") from wrong


class Answering:
    """A device's answer comes as JSON from anywhere: what cannot be read is a wrong answer, and no error of ours."""

    user: User | None

    def clean_credential(self) -> Any:
        with logbook.watching_step(self.user, way="webauthn"):
            try:
                return super().clean_credential()  # type: ignore[misc]
            except UNREADABLE as wrong:
                raise second_step_adapter().validation_error("incorrect_code") from wrong


class PasskeyForm(Answering, passkey_forms.AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(Answering, passkey_forms.ReauthenticateWebAuthnForm):
    pass


class PasskeyAloneForm(Answering, passkey_forms.LoginWebAuthnForm):
    pass


class Joining(forms.Form):
    """What every way of joining asks for: a name, and the reason where a moderator decides."""

    display_name = forms.CharField(
        label=_("Name"),
        max_length=80,
        validators=[check_name],
        help_text=_("As others will read it; you can change it later."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    reason = forms.CharField(
        label=_("Why would you like to join?"),
        help_text=_("A moderator reads it, and nobody else: two or three sentences about what you do."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )
    invitation_token = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invited(context.request)
        if self.invitation is not None:
            self.fields["invitation_token"].initial = self.invitation.token
            self.fields["email"].initial = self.invitation.email
            self.fields["display_name"].initial = self.invitation.display_name
        if self.invitation is not None or not known.current().is_by_approval():
            del self.fields["reason"]

    def asks_for_reason(self) -> bool:
        """Whether a moderator decides before the seat is there."""
        return "reason" in self.fields

    def try_save(self, request: HttpRequest) -> Any:
        """Make the member; an address that was taken a moment ago gets the answer of one that was taken before."""
        try:
            with transaction.atomic():
                return super().try_save(request)  # type: ignore[misc]
        except IntegrityError:
            self.account_already_exists = User.objects.filter(email=self.cleaned_data["email"]).exists()
            return super().try_save(request)  # type: ignore[misc]


class SignupForm(Worded, Joining, allauth_forms.SignupForm):
    words = {
        "email": (_("E-mail"), _("We send a link to it. No other member sees it."), "email"),
        "password1": (_("Password"), PASSWORD_HELP, "new-password"),
    }
    field_order = ("display_name", "email", "password1", "reason")


class SocialSignupForm(Worded, Joining, social_forms.SignupForm):
    """What another site did not say of a newcomer, or said without proof."""

    words = {"email": (_("E-mail"), _("We send a link to it. No other member sees it."), "email")}
    field_order = ("display_name", "email", "reason")


class ChangePasswordForm(Worded, allauth_forms.ChangePasswordForm):
    words = {
        "oldpassword": (_("Password until now"), "", "current-password"),
        "password1": (_("New password"), PASSWORD_HELP, "new-password"),
    }
    password2 = None


class SetPasswordForm(Worded, allauth_forms.SetPasswordForm):
    words = {"password1": (_("Password"), PASSWORD_HELP, "new-password")}
    password2 = None


class ResetPasswordForm(Worded, allauth_forms.ResetPasswordForm):
    words = {"email": (_("E-mail"), "", "username")}


class ResetPasswordKeyForm(Worded, allauth_forms.ResetPasswordKeyForm):
    words = {"password1": (_("New password"), PASSWORD_HELP, "new-password")}
    password2 = None


class ChangeEmailForm(Worded, allauth_forms.AddEmailForm):
    words = {"email": (_("New e-mail"), _("We send a link to it; until it is opened, nothing changes."), "email")}

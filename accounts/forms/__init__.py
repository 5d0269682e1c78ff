"""What members type to come in, and what they say of themselves."""

from accounts.forms.admitting import PlaceForm, RefuseForm
from accounts.forms.entering import (
    AddPasskeyForm,
    ChangeEmailForm,
    ChangePasswordForm,
    ConfirmCodeForm,
    LoginForm,
    PasskeyAgainForm,
    PasskeyAloneForm,
    PasskeyForm,
    ReauthenticateForm,
    RequestCodeForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SecondStepAgainForm,
    SecondStepForm,
    SetPasswordForm,
    SetUpAppForm,
    SignupForm,
    SocialSignupForm,
)
from accounts.forms.groups import BelongingForm, GroupForm, TakeInForm
from accounts.forms.inviting import InviteForm, LinkForm
from accounts.forms.letters import LetterForm
from accounts.forms.organisations import MergeForm, OrganisationForm
from accounts.forms.profiles import PictureForm, ProfileForm
from accounts.forms.speaking import GUESSED, all_languages, languages_to_read, languages_to_write

__all__ = [
    "GUESSED",
    "AddPasskeyForm",
    "BelongingForm",
    "ChangeEmailForm",
    "ChangePasswordForm",
    "ConfirmCodeForm",
    "GroupForm",
    "InviteForm",
    "LetterForm",
    "LinkForm",
    "LoginForm",
    "MergeForm",
    "OrganisationForm",
    "PasskeyAgainForm",
    "PasskeyAloneForm",
    "PasskeyForm",
    "PictureForm",
    "PlaceForm",
    "ProfileForm",
    "ReauthenticateForm",
    "RefuseForm",
    "RequestCodeForm",
    "ResetPasswordForm",
    "ResetPasswordKeyForm",
    "SecondStepAgainForm",
    "SecondStepForm",
    "SetPasswordForm",
    "SetUpAppForm",
    "SignupForm",
    "SocialSignupForm",
    "TakeInForm",
    "all_languages",
    "languages_to_read",
    "languages_to_write",
]

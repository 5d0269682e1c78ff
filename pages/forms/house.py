"""What administrators decide about the site."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.entering import PASSWORD_HELP
from accounts.models import User, check_name
from forum.models import Board
from house import known
from house.actions import is_setup_token
from house.models import House


class HouseForm(forms.Form):
    """Name, sender, languages, registration, the board for introductions, and who is seen reading."""

    name = forms.CharField(label=_("Name of the site"), max_length=60, validators=[check_name])
    sender = forms.EmailField(
        label=_("Address of the sender"),
        required=False,
        help_text=_("Mails are from it; your mail server must be allowed to send for it. Empty: as the settings say."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of the site"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("In which pages and mails can be read. Members write in any language."),
    )
    registration = forms.ChoiceField(
        label=_("Who may take a seat"), choices=House.Registration.choices, widget=forms.RadioSelect
    )
    introductions = forms.ChoiceField(
        label=_("Board for introductions"),
        choices=lambda: [("", _("None")), *((board.slug, board.label) for board in Board.objects.all())],
        required=False,
        help_text=_("New members are invited to introduce themselves there."),
    )

    presence = forms.BooleanField(
        label=_("Show on open threads how many read them, and who is writing"),
        required=False,
        help_text=_("Members may choose for themselves not to be shown. Nothing of it is kept."),
    )

    @staticmethod
    def values() -> dict[str, Any]:
        """What is decided now."""
        now = known.current()
        return {
            "name": now.known_name,
            "sender": now.sender,
            "languages": [code for code, _name in now.offered_languages],
            "registration": now.registration,
            "introductions": now.introductions,
            "presence": now.presence,
        }


class SetupForm(HouseForm):
    """The first administrator, and the house as it opens. Boards come later: there are none."""

    token = forms.CharField(
        label=_("Token"),
        max_length=100,
        help_text=_("The server wrote it when it started; manage.py setup_link writes a new one."),
        widget=forms.TextInput({"autocomplete": "off", "dir": "ltr"}),
    )
    display_name = forms.CharField(
        label=_("Your name"), max_length=80, validators=[check_name], widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(label=_("Your e-mail"), widget=forms.EmailInput({"autocomplete": "email"}))
    password = forms.CharField(
        label=_("Password"), help_text=PASSWORD_HELP, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["introductions"], self.fields["presence"]

    def clean_token(self) -> str:
        token: str = self.cleaned_data["token"].strip()
        if not is_setup_token(token):
            raise ValidationError(_("This token is not the one that the server wrote last."))
        return token

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if User.objects.filter(email=email).exists():
            raise ValidationError(_("This address is in use."))
        return email

    def clean(self) -> dict[str, Any]:
        """Hold the password against the name and the address, too."""
        found = super().clean() or {}
        if password := found.get("password"):
            person = User(email=found.get("email", ""), display_name=found.get("display_name", ""))
            try:
                validate_password(password, person)
            except ValidationError as weak:
                self.add_error("password", weak)
        return found


class RestForm(forms.Form):
    """Read-only mode: on with a sentence, or off."""

    act = forms.ChoiceField(choices=[("rest", ""), ("go-on", "")])
    words = forms.CharField(
        label=_("What shall members be told?"),
        help_text=_("One sentence for whoever wants to write meanwhile. Empty: the site is being looked after."),
        max_length=300,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )

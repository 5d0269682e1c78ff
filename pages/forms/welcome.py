"""What a new member says in three steps."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms import all_languages, languages_to_read
from accounts.forms.profiles import zones
from accounts.models import User
from forum.forms import TextField, TitleField
from forum.forms.writing import NO_LANGUAGE, KeyField
from forum.models.posts import LONGEST_BODY
from tags.forms import CountriesField, ThemesField
from tags.models import Tag


class ReaderForm(forms.Form):
    """In which language and time zone one reads."""

    interface_language = forms.ChoiceField(label=_("Language of the site"), choices=languages_to_read)
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=zones, help_text=_("Times are shown in it; with UTC, in that of your device.")
    )


class FollowSomeForm(forms.Form):
    """Themes and countries to follow; one is enough."""

    themes = ThemesField(label=_("Themes"), required=False, most=None)
    countries = CountriesField(label=_("Countries"), required=False, most=10)

    def clean(self) -> dict[str, Any]:
        """Ask for one thing at least: whoever wants none goes on by the link."""
        found = super().clean() or {}
        if not self.errors and not (found["themes"] or found["countries"]):
            raise ValidationError(_("Choose at least one theme or country, or go on without."))
        return found

    def tags(self) -> list[Tag]:
        return [*self.cleaned_data["themes"], *self.cleaned_data["countries"]]


class HelloForm(forms.Form):
    """A member's first words to all the others."""

    title = TitleField()
    language = forms.ChoiceField(
        label=_("Language of your text"), required=False, error_messages={"invalid_choice": NO_LANGUAGE}
    )
    body = TextField(
        longest=LONGEST_BODY,
        label=_("Your first words"),
        help_text=_("Where you work, what you try at the moment, what you would like to learn from others."),
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
    )
    key = KeyField()

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = all_languages(user)  # type: ignore[attr-defined]

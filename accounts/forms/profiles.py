"""What members say of themselves."""

from itertools import groupby
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _

from accounts import countries
from accounts.models import User
from accounts.vocabulary import LANGUAGES

# Offered before the long list, beside the languages of the site: many people of the regions concerned read them.
WIDELY_READ = ("am", "bn", "fa", "ha", "hi", "id", "ne", "qu", "ru", "so", "sw", "ta", "tr", "ur", "vi", "yo", "zh")


def _zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """The places of the IANA table by region, without its historical and technical names."""
    places = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    regions = groupby(places, lambda name: name.partition("/")[0])
    named = [
        (region, [(name, name.partition("/")[2].replace("_", " ")) for name in names]) for region, names in regions
    ]
    return [("UTC", [("UTC", "UTC")]), *named]


class ProfileForm(forms.ModelForm[User]):
    """What a member says of oneself. The languages come in two lists of the same field."""

    languages = forms.MultipleChoiceField(
        label=_("Languages you read"),
        choices=list(LANGUAGES.items()),
        required=False,
        help_text=_("At most 12."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("This language is not known.")},
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=_zones, help_text=_("Times are shown in it."))

    class Meta:
        model = User
        fields = ("display_name", "country", "about", "languages", "interface_language", "time_zone", "is_public")
        labels = {
            "display_name": _("Name"),
            "country": _("Country"),
            "about": _("About you"),
            "interface_language": _("Language of the site"),
            "is_public": _("Show my profile to people who are not signed in"),
        }
        help_texts = {
            "about": _("What you do and what you would like to talk about: at most 1,000 characters."),
        }
        widgets = {
            "display_name": forms.TextInput({"autocomplete": "name"}),
            "about": forms.Textarea({"rows": 5, "maxlength": 1000}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("Not said")), *countries.choices()]  # type: ignore[attr-defined]

    def near_languages(self) -> list[BoundWidget]:
        return [option for option in self["languages"] if self._is_near(option)]

    def other_languages(self) -> list[BoundWidget]:
        return [option for option in self["languages"] if not self._is_near(option)]

    def _is_near(self, option: Any) -> bool:
        code = option.data["value"]
        return option.data["selected"] or code in WIDELY_READ or code in dict(settings.LANGUAGES)

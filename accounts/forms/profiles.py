"""What members say of themselves."""

from functools import cache
from itertools import groupby
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.files.base import ContentFile
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _

from accounts import countries
from accounts.forms.speaking import all_languages
from accounts.models import User, check_name
from accounts.texts import LinesField
from accounts.vocabulary import LANGUAGES
from house import known
from markup import languages, pictures

# Offered before the long list, beside the languages of the site: many people of the regions concerned read them.
WIDELY_READ = ("am", "bn", "fa", "ha", "hi", "id", "ne", "qu", "ru", "so", "sw", "ta", "tr", "ur", "vi", "yo", "zh")
# Pixels: as large as a profile shows it on a dense screen.
PICTURE_SIDE = 480
SETTINGS = ("languages", "interface_language", "time_zone", "is_public", "accepts_letters", "shows_presence")


@cache
def zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """The places of the IANA table by region, without its historical and technical names."""
    places = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    regions = groupby(places, lambda name: name.partition("/")[0])
    named = [
        (region, [(name, name.partition("/")[2].replace("_", " ")) for name in names]) for region, names in regions
    ]
    return [("UTC", [("UTC", "UTC")]), *named]


class ProfileForm(forms.ModelForm[User]):
    """What a member says of oneself. The languages come in two lists of the same field."""

    country = forms.ChoiceField(label=_("Country"), choices=countries.choices_or_none, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages you read"),
        choices=list(LANGUAGES.items()),
        required=False,
        help_text=_("At most 12."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("This language is not known.")},
    )
    about_language = forms.ChoiceField(label=_("Language of that text"), required=False)
    works_at = forms.CharField(
        label=_("Organisation"),
        max_length=120,
        required=False,
        validators=[check_name],
        help_text=_("Its name or acronym, as it calls itself."),
        widget=forms.TextInput({"autocomplete": "organization", "dir": "auto"}),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=zones, help_text=_("Times are shown in it; with UTC, in that of your device.")
    )

    class Meta:
        model = User
        fields = ("display_name", "country", "about", "about_language", "role", "site", *SETTINGS)
        labels = {
            "display_name": _("Name"),
            "about": _("About you"),
            "role": _("Your role there"),
            "site": _("Site"),
            "interface_language": _("Language of the site"),
            "accepts_letters": _("Let members write to me through the site; they do not see my address"),
            "shows_presence": _("Let others see that I read a thread, as a number, and that I write in it, by my name"),
            "is_public": _("Show my profile to people who are not signed in"),
        }
        help_texts = {
            "about": _("What you do and what you would like to talk about: at most 1,000 characters."),
            "site": _("Yours, or that of your organisation. It becomes a link once you have taken part for some days."),
        }
        field_classes = {"about": LinesField}
        widgets = {
            "display_name": forms.TextInput({"autocomplete": "name"}),
            "about": forms.Textarea({"rows": 5, "maxlength": 1000}),
            "role": forms.TextInput({"autocomplete": "organization-title", "dir": "auto"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("works_at", self.instance.organisation.name if self.instance.organisation else "")
        # Where nobody chose, the guess follows the next text.
        if self.instance.about_language == (languages.guess(self.instance.about) or ""):
            self.initial["about_language"] = ""
        self.fields["about_language"].choices = all_languages(self.instance)  # type: ignore[attr-defined]
        offered = {*known.codes(), self.instance.interface_language}
        spoken = [pair for pair in settings.LANGUAGES if pair[0] in offered]
        self.fields["interface_language"].choices = spoken  # type: ignore[attr-defined]

    def near_languages(self) -> list[dict[str, Any]]:
        """The entries that stand before the long list."""
        return [option.data for option in self["languages"] if self._is_near(option)]

    def other_languages(self) -> list[dict[str, Any]]:
        """The entries of the long list."""
        return [option.data for option in self["languages"] if not self._is_near(option)]

    def _is_near(self, option: BoundWidget) -> bool:
        code = option.data["value"]
        return option.data["selected"] or code in WIDELY_READ or code in dict(settings.LANGUAGES)


class PictureForm(forms.Form):
    """A picture, or taking it away."""

    picture = forms.FileField(
        label=_("Picture"),
        required=False,
        help_text=_("JPEG, PNG or WebP, at most 4 MB. Nothing of the file is kept but what one sees."),
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
    )

    def clean_picture(self) -> ContentFile[bytes] | None:
        given = self.cleaned_data["picture"]
        return pictures.redraw(given, longest_side=PICTURE_SIDE) if given else None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned["picture"] and "remove" not in self.data:
            self.add_error("picture", _("Choose a picture first."))
        return cleaned

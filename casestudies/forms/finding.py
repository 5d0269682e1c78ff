"""The list's filters, all in the address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.vocabulary import LANGUAGES
from casestudies.models import Kind
from casestudies.template import GOALS
from search.forms import PlaceField
from tags import finding

ANY = ("", _("Any"))


def countries() -> list[tuple[str, Any]]:
    """All countries by the code of their addresses, by label in the reader's language."""
    return [ANY, *((tag.code.lower(), tag.label) for tag in finding.countries())]


def themes() -> list[tuple[str, Any]]:
    """All themes by slug, by label in the reader's language."""
    return [ANY, *((tag.code, tag.label) for tag in finding.themes())]


class CasesForm(forms.Form):
    """`?kind= ?country= ?theme= ?sdg= ?language= ?q=` and the place in the list or, with words, in the answer."""

    q = forms.CharField(label=_("Words"), max_length=200, required=False, widget=forms.SearchInput)
    country = forms.ChoiceField(label=_("Country"), choices=countries, required=False)
    theme = forms.ChoiceField(label=_("Theme"), choices=themes, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[ANY, *Kind.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[ANY, *LANGUAGES.items()], required=False)
    sdg = forms.ChoiceField(label=_("Goal"), choices=[ANY, *((str(n), f"{n}") for n in GOALS)], required=False)
    before = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False, widget=forms.HiddenInput)
    place = PlaceField(max_length=50, required=False)

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()

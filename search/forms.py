"""What a reader may ask for."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

import subjects
from accounts.vocabulary import LANGUAGES
from search.asking import LONGEST
from search.querysets import Place

ANY = ("", _("Everything"))
# Tabs for the kinds that readers look for by name; other kinds stand among "everything".
KINDS = {"case": _("Cases"), "thread": _("Threads"), "post": _("Posts"), "member": _("Members")}


def kinds() -> list[tuple[str, Any]]:
    """The kinds of things that owners put into the index, each with its name."""
    searchable = [kind for kind in KINDS if subjects.entries_of(kind)]
    return [ANY, *((kind, KINDS[kind]) for kind in searchable)]


class PlaceField(forms.CharField):
    """Where the page before ended, as the address of the next one carries it."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> str:
        place = super().clean(value)
        try:
            return str(Place.read(place)) if place else ""
        except ValueError:
            raise ValidationError(_("This page of the list is not known. Please search again.")) from None


class SearchForm(forms.Form):
    """`?q= ?kind= ?language=` and the place in the answer, all in the address."""

    q = forms.CharField(
        label=_("Search in five languages"),
        help_text=_(
            "“Quotation marks” keep words together. tag:health, country:benin, kind:case and lang:fr narrow down."
        ),
        max_length=LONGEST,
        required=False,
        error_messages={
            "max_length": _("Please ask with at most %(limit_value)d characters; these are %(show_value)d."),
        },
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=kinds, required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(
        label=_("Language"), choices=[ANY, *LANGUAGES.items()], required=False, widget=forms.HiddenInput
    )
    before = PlaceField(label=_("Place in the list"), max_length=50, required=False)

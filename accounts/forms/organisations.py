"""What editors say of an organisation."""

from typing import Any
from urllib.parse import unquote

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts import countries
from accounts.finding import keys_of
from accounts.models import Organisation


class OrganisationForm(forms.ModelForm[Organisation]):
    country = forms.ChoiceField(label=_("Country"), choices=countries.choices_or_none, required=False)

    class Meta:
        model = Organisation
        fields = ("name", "acronym", "kind", "country", "site")
        labels = {"name": _("Name"), "acronym": _("Acronym"), "kind": _("Kind"), "site": _("Site")}
        widgets = {"name": forms.TextInput({"dir": "auto"}), "acronym": forms.TextInput({"dir": "auto"})}


class MergeForm(forms.Form):
    """Which entry takes another one up."""

    into = forms.CharField(
        label=_("Name or address of the entry that stays"), max_length=300, widget=forms.TextInput({"dir": "auto"})
    )

    def __init__(self, *args: Any, gone: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = Organisation.objects.exclude(pk=gone.pk)

    def clean_into(self) -> Organisation:
        """The one entry of that address, else of that name."""
        words = self.cleaned_data["into"]
        slug = unquote(words.rstrip("/").rpartition("/")[2])
        found = list(self.others.filter(slug=slug)) or list(self.others.named(keys_of(words))[:2])
        if not found:
            raise ValidationError(_("No other entry has this name or address."), code="unknown")
        if len(found) > 1:
            raise ValidationError(_("Several entries have this name: give the address of one."), code="several")
        return found[0]

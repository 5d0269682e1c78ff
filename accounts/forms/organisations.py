"""What editors say of an organisation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import countries
from accounts.models import Organisation
from markup.addresses import check_address


class OrganisationForm(forms.ModelForm[Organisation]):
    country = forms.ChoiceField(label=_("Country"), choices=countries.choices_or_none, required=False)
    site = forms.URLField(
        label=_("Site"),
        max_length=200,
        required=False,
        assume_scheme="https",
        validators=[check_address],
        error_messages={"invalid": _("Write an address such as https://example.org/.")},
    )

    class Meta:
        model = Organisation
        fields = ("name", "acronym", "kind", "country", "site")
        labels = {"name": _("Name"), "acronym": _("Acronym"), "kind": _("Kind")}
        widgets = {"name": forms.TextInput({"dir": "auto"}), "acronym": forms.TextInput({"dir": "auto"})}

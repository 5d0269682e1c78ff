"""Lists inside the story form: partners, organisations and sources, as rows that need no script."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import OrganisationKind
from accounts.texts import AddressField
from casestudies.template import OrganisationRole, PartnerRole
from tags import finding

ROWS_AT_MOST = 20
EMPTY = ("", "—")


def countries() -> list[tuple[str, str]]:
    """All countries as choices, by label in the reader's language."""
    return [EMPTY, *((tag.code, tag.label) for tag in finding.countries())]


class PartnerForm(forms.Form):
    """A country that took part, and what it did."""

    country = forms.ChoiceField(label=_("Country"), choices=countries)
    roles = forms.MultipleChoiceField(
        label=_("What it did"), choices=PartnerRole, widget=forms.CheckboxSelectMultiple, required=False
    )
    words = forms.CharField(label=_("Its part, in a sentence"), max_length=300, required=False)


class OrganisationForm(forms.Form):
    """An organisation as text; it need not have an account."""

    name = forms.CharField(label=_("Name"), max_length=150)
    role = forms.ChoiceField(label=_("Role"), choices=[EMPTY, *OrganisationRole.choices], required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[EMPTY, *OrganisationKind.choices], required=False)
    country = forms.ChoiceField(label=_("Country"), choices=countries, required=False)


class SourceForm(forms.Form):
    """Where a fact can be checked."""

    title = forms.CharField(label=_("Title and publisher"), max_length=250)
    url = AddressField(label=_("Address"), max_length=500, required=False)
    accessed = forms.DateField(
        label=_("Read on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class Rows(forms.BaseFormSet[forms.Form]):
    """Rows left empty are dropped; a row is removed by emptying or ticking it."""

    def filled(self) -> list[dict[str, Any]]:
        """The rows that say something, as JSON values."""
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        return [{name: _plain(value) for name, value in row.items() if name != "DELETE"} for row in kept]


FORMS: dict[str, type[forms.Form]] = {
    "partners": PartnerForm,
    "organisations": OrganisationForm,
    "sources": SourceForm,
}


def rows(name: str, *, extra: int = 0) -> type[Rows]:
    """The formset class of one list, with so many empty rows at its end."""
    return forms.formset_factory(  # type: ignore[return-value]
        FORMS[name],
        formset=Rows,
        extra=extra,
        can_delete=True,
        max_num=ROWS_AT_MOST,
        validate_max=True,
        absolute_max=ROWS_AT_MOST + 5,
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value

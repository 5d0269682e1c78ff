"""What moderators say to whoever asks for a seat."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RefuseForm(forms.Form):
    sentence = forms.CharField(
        label=_("What shall we answer?"),
        help_text=_("One or two sentences. They are sent by mail."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class PlaceForm(forms.Form):
    """A place in a list: what is older than a number."""

    before = forms.IntegerField(min_value=0, max_value=2**63 - 1, required=False)

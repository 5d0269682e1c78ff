"""What members and moderators send."""

from django import forms
from django.utils.translation import gettext_lazy as _

from moderation.models import Flag


class FlagForm(forms.ModelForm[Flag]):
    # Written out: the model's own field would offer a line of dashes first, chosen already.
    reason = forms.ChoiceField(
        label=_("What should a moderator look at?"), choices=Flag.Reason.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = Flag
        fields = ("reason", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}
        labels = {"note": _("In your words, if you like")}


class HideForm(forms.Form):
    reason = forms.CharField(
        label=_("What shall we tell the writer?"),
        help_text=_("One or two sentences. They are shown to the writer and in the public log."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

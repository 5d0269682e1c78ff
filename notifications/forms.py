"""What is sent about alerts and following."""

from typing import TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.texts import LinesField
from notifications.models import LONGEST_NOTE
from notifications.querysets import AlertQuerySet, BookmarkQuerySet

BIGGEST = 2**63 - 1
Rows = TypeVar("Rows", AlertQuerySet, BookmarkQuerySet)


class ReadForm(forms.Form):
    """A place in the list of alerts."""

    before = forms.IntegerField(min_value=0, max_value=BIGGEST, required=False)

    def older(self, rows: Rows) -> Rows:
        """The alerts or bookmarks before the place, or all of them."""
        before = self.cleaned_data["before"]
        return rows if before is None else rows.filter(pk__lt=before)


class FollowForm(forms.Form):
    """The two sides of the one button."""

    act = forms.ChoiceField(choices=[("follow", "follow"), ("unfollow", "unfollow")])
    # An address of a long title in a script of three bytes; what is longer than any of ours only leads nowhere.
    next = forms.CharField(required=False)


class NoteForm(forms.Form):
    """Why a thing was kept."""

    note = LinesField(
        label=_("Your note"),
        help_text=_("For yourself alone: at most 500 characters."),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

"""What readers send beside words: how far they have read, and thanks."""

from typing import Any, cast

from django import forms

from accounts.models import User
from forum.models import Board

# What a column of numbers of posts holds.
BIGGEST_NUMBER = 2**31 - 1


class ReadForm(forms.Form):
    """The first and the last of some posts that were read."""

    first = forms.IntegerField(min_value=1, max_value=BIGGEST_NUMBER)
    last = forms.IntegerField(min_value=1, max_value=BIGGEST_NUMBER)


class RestForm(forms.Form):
    """Which threads are to count as read, as they stood at a moment."""

    board = forms.ModelChoiceField(Board.objects.none(), to_field_name="slug", required=False)
    until = forms.DateTimeField()

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Board]", self.fields["board"]).queryset = Board.objects.visible_to(user)


class ThanksForm(forms.Form):
    """The two sides of one button."""

    act = forms.ChoiceField(choices=[("thank", "thank"), ("take-back", "take-back")])

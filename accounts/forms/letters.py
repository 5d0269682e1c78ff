"""What one member writes to another."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models.letters import LONGEST_LETTER
from accounts.texts import LinesField


class LetterForm(forms.Form):
    text = LinesField(
        label=_("Your letter"),
        max_length=LONGEST_LETTER,
        help_text=_("At most 3,000 characters. Say who you are and what it is about."),
        widget=forms.Textarea({"rows": 8}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())

"""The pictures of a post that is being written."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.forms.writing import KeyField
from forum.models.pictures import LONGEST_ALT
from forum.texts import check_visible
from markup.pictures import redraw

KEPT = re.compile(r"(alt|drop)-([0-9]{1,18})")


class AltField(forms.CharField):
    """What a picture shows, in words."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("What the picture shows"),
            max_length=LONGEST_ALT,
            required=False,
            validators=[check_visible],
            widget=forms.TextInput(attrs={"dir": "auto"}),
            **kwargs,
        )


class PictureForm(forms.Form):
    """One picture for the form with that key; after `is_valid` it is drawn anew."""

    key = KeyField()
    picture = forms.FileField(
        label=_("Picture"),
        required=False,
        help_text=_("JPEG, PNG or WebP, 4 MB at most. Place and device are taken out of it."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    picture_alt = AltField()

    def clean_picture(self) -> Any:
        """The picture drawn anew, or None."""
        upload = self.cleaned_data["picture"]
        return redraw(upload) if upload else None


class KeptForm(forms.Form):
    """What becomes of the pictures that are kept: `alt-<number>` says what one shows, `drop-<number>` gives it up."""

    def __init__(self, values: Any) -> None:
        super().__init__(values)
        for name in values:
            said = KEPT.fullmatch(name)
            if said:
                self.fields[name] = AltField() if said[1] == "alt" else forms.BooleanField(required=False)

    def alts(self) -> dict[int, str]:
        """What they show, by number; call it after `is_valid`."""
        return dict(self._said("alt"))

    def dropped(self) -> set[int]:
        """The numbers of those that are given up."""
        return {pk for pk, value in self._said("drop") if value}

    def given_up(self) -> set[int]:
        """The same of a form that was not asked yet whether it is valid."""
        return self.dropped() if self.is_valid() else set()

    def _said(self, kind: str) -> list[tuple[int, Any]]:
        found = ((KEPT.fullmatch(name), value) for name, value in getattr(self, "cleaned_data", {}).items())
        return [(int(said[2]), value) for said, value in found if said and said[1] == kind]

"""Texts of several lines, as members type them."""

from typing import Any

from django import forms


class LinesField(forms.CharField):
    """A text whose line ends are made equal before it is measured: browsers send two characters for each."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")

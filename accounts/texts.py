"""Texts of several lines, addresses and passwords, as members type them."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from markup.addresses import check_address


class LinesField(forms.CharField):
    """A text whose line ends are made equal before it is measured: browsers send two characters for each."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


class AddressField(forms.URLField):
    """An address to which members' text may lead; typed without a scheme it means https."""

    default_error_messages = {"invalid": _("Write an address such as https://example.org/.")}
    default_validators = [*forms.URLField.default_validators, check_address]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"assume_scheme": "https", **kwargs})


class LongPasswordValidator(MinimumLengthValidator):
    """Refuses a short password in a sentence of ours: Django's own stands in English among Portuguese and Arabic."""

    def get_error_message(self) -> str:
        words = ngettext(
            "This password is too short: at least {n} character.",
            "This password is too short: at least {n} characters.",
            self.min_length,
        )
        return words.format(n=self.min_length)

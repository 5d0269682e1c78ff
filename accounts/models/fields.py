"""Fields that several models have, and what they refuse."""

import unicodedata
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.texts import AddressField
from accounts.vocabulary import LANGUAGES, name_key

MOST_LANGUAGES = 12
JOINERS = frozenset("\u200c\u200d")  # Persian, Arabic and Indic names need them


def check_name(name: str) -> None:
    """Raise ValidationError for names without a letter, or with signs that cannot be seen or turn the line round."""
    hidden = any(unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cn"} and sign not in JOINERS for sign in name)
    if hidden or not any(sign.isalnum() for sign in name):
        raise ValidationError(_("Write the name in letters that everyone can see."))


def check_time_zone(name: str) -> None:
    """Raise ValidationError unless the IANA database knows the name."""
    if name not in available_timezones():
        raise ValidationError(_("This time zone is not known."))


def check_languages(codes: object) -> None:
    """Raise ValidationError unless it is a list of at most 12 different ISO 639-1 codes."""
    if not isinstance(codes, list) or any(not isinstance(code, str) or code not in LANGUAGES for code in codes):
        raise ValidationError(_("This language is not known."))
    if len(codes) > MOST_LANGUAGES or len(set(codes)) < len(codes):
        raise ValidationError(_("Choose at most 12 languages, each of them once."))


def check_language(code: str) -> None:
    """Raise ValidationError unless it is an ISO 639-1 code."""
    if code not in LANGUAGES:
        raise ValidationError(_("This language is not known."), code="invalid_choice")


class LoginField(models.EmailField[str, str]):
    """Kept and looked for in small letters: unique then means unique without regard to case."""

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return prepared.strip().lower() if isinstance(prepared, str) else prepared

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001  Django's signature
        address = self.get_prep_value(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, address)
        return address


class ShownName(DeferredAttribute):
    """The name; of members who left, the words for that in the reader's language."""

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        name = super().__get__(instance, cls)
        return gettext("Former member") if instance is not None and instance.__dict__.get("left_at") else name

    def __set__(self, instance: models.Model, name: str) -> None:
        instance.__dict__[self.field.attname] = name


class DisplayNameField(models.CharField[str, str]):
    """A name that goes with its member; in the database it is a plain column."""

    descriptor_class = ShownName

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class NameKeyField(models.CharField[str, str]):
    """A name without case and accents, by which lists are ordered, and names found, alike on every database."""

    def __init__(self, *args: Any, source: str = "display_name", **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs if self.source == "display_name" else {**kwargs, "source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001  Django's signature
        key = name_key(getattr(model_instance, self.source))[: self.max_length].strip()
        setattr(model_instance, self.attname, key)
        return key


class SiteField(models.URLField[str, str]):
    """The address of a site."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": AddressField, **kwargs})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs

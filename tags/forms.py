"""Fields of other packages' forms: countries, themes, keywords."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from accounts.vocabulary import sorted_by
from tags import finding, folding, vocabulary
from tags.actions import check_keywords
from tags.models import Tag

Choices = list[tuple[str, Any]]


class PlacesInput(forms.CheckboxSelectMultiple):
    """Checkboxes: first what is chosen, then the regions, which open; `place-finder` adds a search by name."""

    template_name = "tags/widgets/places.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        optgroups = context["widget"]["optgroups"]
        context["chosen"] = [one for _region, options, _index in optgroups for one in options if one["selected"]]
        context["regions"] = [
            (region, [one for one in options if not one["selected"]]) for region, options, _index in optgroups
        ]
        return context


class TagsField(forms.MultipleChoiceField):
    """Several tags of one vocabulary, sent as their codes; cleans to a list of Tag without asking the database."""

    def __init__(
        self,
        *,
        choices: Callable[[], Choices],
        find: Callable[[str], Tag],
        most: int | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(choices=choices, **kwargs)
        self.find, self.most = find, most

    def to_python(self, value: Any) -> list[str]:
        # A JSON client may send one code alone.
        return super().to_python([value] if isinstance(value, str) and value else value)

    def validate(self, value: Any) -> None:
        """Whether something was chosen; which codes are known, `clean` finds out."""
        forms.Field.validate(self, value)

    def clean(self, value: Any) -> Any:
        tags = list({tag.pk: tag for tag in map(self._tag, super().clean(value))}.values())
        if self.most and len(tags) > self.most:
            raise ValidationError(self.error_messages["too_many"], code="too_many", params={"most": self.most})
        return tags

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, (list, tuple)):
            return value
        return [self._code(one) for one in value]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial or []), self.prepare_value(data or []))

    def _tag(self, code: str) -> Tag:
        try:
            return self.find(code)
        except Tag.DoesNotExist:
            shown = folding.tidy(code)[:40]
            sentence = self.error_messages["invalid_choice"]
            raise ValidationError(sentence, code="invalid_choice", params={"value": shown}) from None

    def _code(self, one: Any) -> str:
        # "bj" is Benin, too, when the form comes back.
        try:
            return one.code if isinstance(one, Tag) else self.find(str(one)).code
        except Tag.DoesNotExist:
            return str(one)


class CountriesField(TagsField):
    """Countries, by alpha-2 code."""

    widget = PlacesInput
    default_error_messages = {
        "required": gettext_lazy("Choose at least one country."),
        "invalid_choice": gettext_lazy("“%(value)s” is not in our list of countries and areas."),
        "invalid_list": gettext_lazy("Choose countries from the list."),
        "too_many": ngettext_lazy("Choose at most %(most)d country.", "Choose at most %(most)d countries.", "most"),
    }

    def __init__(self, *, most: int | None = None, **kwargs: Any) -> None:
        super().__init__(choices=_places, find=finding.country, most=most, **kwargs)


class ThemesField(TagsField):
    """Themes, by slug; three at most unless told otherwise."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": gettext_lazy("Choose at least one theme."),
        "invalid_choice": gettext_lazy("“%(value)s” is not in our list of themes."),
        "invalid_list": gettext_lazy("Choose themes from the list."),
        "too_many": ngettext_lazy("Choose at most %(most)d theme.", "Choose at most %(most)d themes.", "most"),
    }

    def __init__(self, *, most: int | None = 3, **kwargs: Any) -> None:
        super().__init__(choices=_themes, find=finding.theme, most=most, **kwargs)


class KeywordsField(forms.Field):
    """Keywords in one line, with commas between them; cleans to a list of words for `tags.actions.keywords`."""

    widget = forms.TextInput
    default_error_messages = {"required": gettext_lazy("Give at least one keyword.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", gettext_lazy("Put commas between them; eight at most."))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[str]:
        return check_keywords(_split(value))

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, (list, tuple)):
            return value
        return ", ".join(one.label if isinstance(one, Tag) else str(one) for one in value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        before, after = self.prepare_value(initial), self.prepare_value(data)
        return set(map(folding.fold, _split(before))) != set(map(folding.fold, _split(after)))


def _split(value: Any) -> list[str]:
    # Also the commas of Arabic and Chinese keyboards; spaces belong to the words.
    words = value if isinstance(value, (list, tuple)) else [value or ""]
    return [part for word in words for part in re.split(r"[,;،؛，、\n]", str(word)) if folding.tidy(part)]


def _themes() -> Choices:
    return [(tag.code, tag.label) for tag in finding.themes()]


def _places() -> Choices:
    countries = finding.countries()
    regions = sorted({tag.region for tag in countries if tag.region}, key=_alphabet)
    named = [(vocabulary.label(vocabulary.regions()[region]), region) for region in regions]
    return [
        (label, [(tag.code, tag.label) for tag in countries if tag.region == region])
        for label, region in [*named, (_("Without a region"), "")]
    ]


def _alphabet(region: str) -> str:
    return sorted_by(vocabulary.label(vocabulary.regions()[region]))

"""The fields of a case story, as far as they stand alone; rows are beside it."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.forms import all_languages
from accounts.models import User
from accounts.texts import AddressField
from casestudies import recordings, template
from casestudies.template import GOALS, STORY_WORDS, Anonymity, Licence, MyRole, Section, count_words
from forum.texts import check_visible, tidy_title
from markup import languages, pictures
from tags.forms import CountriesField, KeywordsField, ThemesField

CHARACTERS_AT_MOST = 10_000
# What makes an uploaded file one of ours, by the field that takes it.
ENCODERS: dict[str, Callable[..., ContentFile[bytes]]] = {"picture": pictures.redraw, "recording": recordings.encode}


class WordsField(forms.CharField):
    """One section of the story; `max_words` is counted while typing and checked here."""

    def __init__(self, section: Section, *, rows: int, required: bool = True) -> None:
        self.max_words = section.words
        # The three parts of the story share one limit, and their counters one sum.
        self.counted_with = " ".join(f"id_{one.name}" for one in template.STORY) if section in template.STORY else ""
        widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
        super().__init__(
            label=section.heading,
            max_length=CHARACTERS_AT_MOST,
            widget=widget,
            required=required,
            validators=[check_visible],
        )

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        found = count_words(text)
        if found > self.max_words:
            sentence = ngettext("%(words)d word; at most %(most)d.", "%(words)d words; at most %(most)d.", found)
            raise forms.ValidationError(sentence, params={"words": found, "most": self.max_words})
        return text


class TitleField(forms.CharField):
    """A title as a thread keeps it too."""

    def to_python(self, value: Any) -> str:
        return tidy_title(super().to_python(value) or "")


class StoryForm(forms.Form):
    """A complete story, or a sentence for each thing that is missing."""

    title = TitleField(
        label=gettext_lazy("Title"),
        max_length=template.TITLE_CHARACTERS,
        validators=[check_visible],
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the story"), required=False)
    countries = CountriesField(label=gettext_lazy("Countries"))
    themes = ThemesField(label=gettext_lazy("Themes"))
    keywords = KeywordsField(label=gettext_lazy("Keywords"), required=False)
    year_from = forms.IntegerField(label=gettext_lazy("Year, or the first one"), min_value=template.FIRST_YEAR)
    year_to = forms.IntegerField(label=gettext_lazy("Last year"), min_value=template.FIRST_YEAR, required=False)
    my_role = forms.ChoiceField(label=gettext_lazy("My role"), choices=MyRole, widget=forms.RadioSelect)
    tried = WordsField(template.TRIED, rows=6)
    happened = WordsField(template.HAPPENED, rows=6)
    why = WordsField(template.WHY, rows=4, required=False)
    works = WordsField(template.WORKS, rows=4, required=False)
    does_not_work = WordsField(template.DOES_NOT_WORK, rows=4, required=False)
    lesson = WordsField(template.LESSON, rows=2)
    sdg_goals = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Sustainable Development Goals"),
        choices=[(number, format_lazy("{} {}", number, name)) for number, name in GOALS.items()],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    cost_in_words = forms.CharField(
        label=gettext_lazy("Cost, in words"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    link = AddressField(label=gettext_lazy("Link"), max_length=500, required=False)
    adapted_from = forms.CharField(
        label=gettext_lazy("Adapted from"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    adapted_from_url = AddressField(
        label=gettext_lazy("Address of what it was adapted from"), max_length=500, required=False
    )
    picture = forms.FileField(label=gettext_lazy("Picture"), required=False)
    picture_alt = forms.CharField(label=gettext_lazy("What the picture shows"), max_length=300, required=False)
    picture_credit = forms.CharField(label=gettext_lazy("Who took it"), max_length=150, required=False)
    recording = forms.FileField(
        label=gettext_lazy("Recording"), help_text=gettext_lazy("Ten minutes and 4 MB at most."), required=False
    )
    recording_words = forms.CharField(
        label=gettext_lazy("What is said in it"),
        max_length=CHARACTERS_AT_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    anonymity = forms.ChoiceField(
        label=gettext_lazy("Your name"), choices=Anonymity, widget=forms.RadioSelect, initial=Anonymity.NAMED
    )
    licence = forms.ChoiceField(
        label=gettext_lazy("Licence"), choices=Licence, widget=forms.RadioSelect, initial=Licence.BY
    )
    consent = forms.BooleanField(
        label=gettext_lazy("Those I write about agree, or cannot be recognised; I may publish this text."),
        error_messages={"required": gettext_lazy("Confirm that nobody you write about objects.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        cast("forms.ChoiceField", self.fields["language"]).choices = all_languages(user)

    def clean_picture(self) -> Any:
        """The picture drawn anew, or None."""
        return self._encoded("picture")

    def clean_recording(self) -> Any:
        """The recording encoded anew, or None."""
        return self._encoded("recording")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self._check_years(cleaned)
        self._check_words(cleaned)
        if not cleaned.get("works") and not cleaned.get("does_not_work"):
            self.add_error("does_not_work", _("Say what works or what does not, one at least."))
        if cleaned.get("picture") and not cleaned.get("picture_alt"):
            self.add_error("picture_alt", _("Say what the picture shows, for those who do not see it."))
        if cleaned.get("recording") and not cleaned.get("recording_words"):
            self.add_error("recording_words", _("Write down what is said, for those who do not hear it."))
        return {**cleaned, "language": cleaned.get("language") or self._guessed(cleaned)}

    def _guessed(self, cleaned: dict[str, Any]) -> str:
        """The language the story seems to be in, else that of its author's pages."""
        told = "\n".join(cleaned.get(name, "") for name in ("title", *(section.name for section in template.SECTIONS)))
        return languages.guess(told) or self.user.interface_language

    def _encoded(self, name: str) -> Any:
        upload = self.cleaned_data[name]
        return ENCODERS[name](upload) if upload else None

    def _check_years(self, cleaned: dict[str, Any]) -> None:
        first, last = cleaned.get("year_from"), cleaned.get("year_to")
        for name, year in (("year_from", first), ("year_to", last)):
            if year and year > timezone.now().year + 1:
                self.add_error(name, _("This year has not come yet."))
        if first and last and last < first:
            self.add_error("year_to", _("The last year is before the first."))

    def _check_words(self, cleaned: dict[str, Any]) -> None:
        together = sum(count_words(cleaned.get(section.name, "")) for section in template.STORY)
        if together > STORY_WORDS and "happened" in cleaned:
            sentence = _("The three parts of the story have %(words)d words together; %(most)d are the most.")
            self.add_error("happened", sentence % {"words": together, "most": STORY_WORDS})

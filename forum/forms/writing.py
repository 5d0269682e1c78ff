"""What members write: threads, replies, titles."""

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from accounts.forms import GUESSED, all_languages
from accounts.models import User
from accounts.vocabulary import LANGUAGES
from forum.models import Board
from forum.models.posts import LONGEST_BODY
from forum.models.threads import LONGEST_TITLE
from forum.texts import check_visible, tidy, tidy_title
from markup import direction
from tags.forms import CountriesField, KeywordsField, ThemesField

NO_LANGUAGE = _("Choose the language in which you write.")


class TextField(forms.CharField):
    """A text as the forum keeps it, measured after its line ends were made equal; what was typed is never cut."""

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        too_long = MaxLengthValidator(longest, _("This text is too long: %(limit_value)d characters are the most."))
        super().__init__(validators=[too_long, check_visible], strip=False, **kwargs)
        self.widget.attrs.setdefault("maxlength", longest)

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")


class TitleField(TextField):
    """A title as the forum keeps it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(longest=LONGEST_TITLE, label=_("Title"), **kwargs)

    def to_python(self, value: Any) -> str:
        return tidy_title(super().to_python(value))


class KeyField(forms.UUIDField):
    """The key that makes sending twice the same as sending once; each new form has a new one."""

    def __init__(self) -> None:
        wrong = _("This form is out of date. Your text is kept: send it again.")
        errors = {"required": wrong, "invalid": wrong}
        super().__init__(widget=forms.HiddenInput, initial=uuid4, error_messages=errors)


class SequenceField(forms.IntegerField):
    """The number of the draft's last save when the window was opened; nobody is asked for it."""

    def __init__(self) -> None:
        super().__init__(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)


class ReplyForm(forms.Form):
    """A reply."""

    body = TextField(
        longest=LONGEST_BODY,
        label=_("Your reply"),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": _("There are no words in your reply yet.")},
    )
    language = forms.ChoiceField(
        label=_("Language of your text"),
        choices=[GUESSED, *LANGUAGES.items()],
        required=False,
        error_messages={"invalid_choice": NO_LANGUAGE},
    )
    key = KeyField()
    sequence = SequenceField()


class EditForm(forms.Form):
    """Another text for a post, and the version of the text that it started from."""

    body = TextField(longest=LONGEST_BODY, label=_("Your text"), widget=forms.Textarea(attrs={"rows": 10}))
    base = forms.CharField(widget=forms.HiddenInput, max_length=64)


class TitleForm(forms.Form):
    """Another title for a thread, and the one that it had when the form was drawn."""

    title = TitleField()
    base = forms.CharField(required=False, max_length=LONGEST_TITLE, widget=forms.HiddenInput)


class BoardInput(forms.Select):
    """A list of boards, each in the language of its name."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if value:
            language = value.instance.label_language
            option["attrs"] |= {"lang": language, "dir": direction(language)}
        return option


class ThreadForm(forms.Form):
    """A new thread with its first post."""

    board = forms.ModelChoiceField(
        Board.objects.none(),
        label=_("Board"),
        to_field_name="slug",
        # A first board that nobody chose would gather what belongs elsewhere.
        empty_label=_("Choose a board"),
        widget=BoardInput,
        error_messages={
            "required": _("Choose the board in which people look for this."),
            "invalid_choice": _("You cannot open a thread in this board."),
        },
    )
    title = TitleField(help_text=_("A question is easiest to answer."))
    language = forms.ChoiceField(
        label=_("Language of your text"), required=False, error_messages={"invalid_choice": NO_LANGUAGE}
    )
    body = TextField(longest=LONGEST_BODY, label=_("Text"), widget=forms.Textarea(attrs={"rows": 10}))
    countries = CountriesField(label=_("Countries"), required=False)
    themes = ThemesField(label=_("Themes"), required=False)
    keywords = KeywordsField(label=_("Keywords"), required=False)
    key = KeyField()
    sequence = SequenceField()

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Board]", self.fields["board"]).queryset = Board.objects.writable_by(user)
        cast("forms.ChoiceField", self.fields["language"]).choices = all_languages(user)


class WordsForm(forms.Form):
    """A text of which only the language is asked."""

    text = TextField(longest=LONGEST_BODY)


class PreviewForm(forms.Form):
    """A text to be shown as it will appear."""

    body = TextField(longest=LONGEST_BODY)
    language = forms.CharField(required=False, max_length=2)

"""The forms with which boards are made, changed and ordered."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import MemberGroup
from accounts.vocabulary import LANGUAGES
from forum.forms.writing import NO_LANGUAGE, TextField, TitleField
from forum.models import Board
from markup import direction
from markup.templatetags.looks import bdi

READ, WRITE = "read", "write"
MAY = [("", _("nothing")), (READ, _("reads")), (WRITE, _("reads and writes"))]


class NameField(TitleField):
    """The name of a board."""

    def __init__(self, **kwargs: Any) -> None:
        TextField.__init__(self, longest=80, label=_("Name"), **kwargs)


class BoardForm(forms.ModelForm[Board]):
    """A board with who reads it, who writes in it, and what each group may there."""

    name = NameField()
    language = forms.ChoiceField(
        label=_("Language of name and description"),
        choices=list((dict(settings.LANGUAGES) | LANGUAGES).items()),
        error_messages={"invalid_choice": NO_LANGUAGE},
    )

    class Meta:
        model = Board
        fields = ("name", "description", "language", "slug", "audience", "writers")
        labels = {"description": _("Description"), "slug": _("Word in the address"), "audience": _("Who reads it")}
        labels |= {"writers": _("Who writes in it")}
        help_texts = {
            "slug": _("Small letters without accents, digits and hyphens."),
            "audience": _("What chosen groups alone read is neither found nor counted nor told to anybody else."),
        }
        widgets = {
            "description": forms.Textarea(attrs={"rows": 2}),
            "audience": forms.RadioSelect,
            "writers": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, _name in settings.LANGUAGES:
            self._offer_language(code)
        self.groups = list(MemberGroup.objects.all())
        rights = self.instance.group_rights if self.instance.pk else {}
        for group in self.groups:
            may = "" if group.pk not in rights else WRITE if rights[group.pk] else READ
            self.fields[_field(group)] = forms.ChoiceField(
                label=bdi(group.label), choices=MAY, required=False, initial=may
            )

    @property
    def rights(self) -> dict[int, bool]:
        """The chosen groups of a valid form by id, and whether each writes."""
        said = {group.pk: self.cleaned_data.get(_field(group)) for group in self.groups}
        return {pk: may == WRITE for pk, may in said.items() if may}

    def general_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.Meta.fields]

    def translations(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """Each language of the site: its code, what it calls itself, and the fields for name and description in it."""
        return [
            (code, LANGUAGES[code], [self[field] for field in _fields_in(code)]) for code in dict(settings.LANGUAGES)
        ]

    def group_fields(self) -> list[forms.BoundField]:
        return [self[_field(group)] for group in self.groups]

    def clean(self) -> dict[str, Any]:
        sent: dict[str, Any] = super().clean() or self.cleaned_data
        if sent.get("audience") == Board.Audience.GROUPS and not self.rights:
            self.add_error("audience", _("Choose at least one group below."))
        if sent.get("writers") == Board.Writers.GROUPS and True not in self.rights.values():
            self.add_error("writers", _("Choose at least one group below that writes."))
        self.instance.names = self._translated(0, self.instance.names)
        self.instance.descriptions = self._translated(1, self.instance.descriptions)
        return sent

    def _offer_language(self, code: str) -> None:
        name, description = _fields_in(code)
        marks = {"lang": code, "dir": direction(code)}
        self.fields[name] = NameField(
            required=False, initial=self.instance.names.get(code, ""), widget=forms.TextInput(attrs=dict(marks))
        )
        self.fields[description] = TextField(
            longest=300,
            label=_("Description"),
            required=False,
            initial=self.instance.descriptions.get(code, ""),
            widget=forms.TextInput(attrs=dict(marks)),
        )

    def _translated(self, place: int, before: dict[str, str]) -> dict[str, str]:
        """What is said in other languages; the board's own has a field of its own, which nothing else may cover."""
        said = dict(before)
        for code in dict(settings.LANGUAGES):
            field = _fields_in(code)[place]
            if field in self.data:
                said[code] = self.cleaned_data.get(field, "")
        said.pop(self.cleaned_data.get("language", ""), None)
        return {code: words for code, words in said.items() if words}


class MoveForm(forms.Form):
    """One step along the list."""

    to = forms.TypedChoiceField(choices=[("-1", _("up")), ("1", _("down"))], coerce=int)


def _fields_in(code: str) -> tuple[str, str]:
    return f"name-{code}", f"description-{code}"


def _field(group: MemberGroup) -> str:
    return f"group-{group.pk}"

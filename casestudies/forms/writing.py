"""The whole story form: the fields and the three lists of rows, drawn, checked and turned into a Story together."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from accounts.models import User
from casestudies.actions import Story
from casestudies.forms.rows import FORMS, ROWS_AT_MOST, Rows, rows
from casestudies.forms.story import ENCODERS, StoryForm
from casestudies.models import Draft, Files
from casestudies.template import COLUMNS, SECTIONS

Uploads = MultiValueDict[str, Any]

TEXTS = tuple(section.name for section in SECTIONS)
KEPT = (
    *TEXTS,
    "sdg_goals",
    "cost_in_words",
    "link",
    "adapted_from",
    "adapted_from_url",
    "picture_alt",
    "picture_credit",
    "recording_words",
)
NOT_WRITING = {"csrfmiddlewaretoken", "act", "key", "sequence", *ENCODERS}


class PlaceForm(forms.Form):
    """Which form this is: its key, and the draft's sequence number when it was opened."""

    key = forms.UUIDField(required=False)
    sequence = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)


class Writing:
    """One member's story form: empty, from a draft, or as sent.

    With `checks` what is missing is said; a draft is drawn without.
    """

    def __init__(
        self, user: User, values: QueryDict | None = None, files: Uploads | None = None, *, checks: bool = False
    ) -> None:
        self.key, self.sequence = _place(values)
        self.fields = StoryForm(values, files, user=user) if checks else StoryForm(initial=_initial(values), user=user)
        self.lists: dict[str, Rows] = {name: _rows(name, values, checks=checks) for name in FORMS}

    @classmethod
    def of_draft(cls, draft: Draft) -> "Writing":
        """The form as it was left."""
        writing = cls(draft.author, as_sent(draft.content))
        writing.key, writing.sequence = draft.key, draft.sequence
        return writing

    def is_valid(self) -> bool:
        """Whether the fields and every row are complete."""
        # Every list is checked, so that every sentence is shown at once.
        rows_are = [one.is_valid() for one in self.lists.values()]
        return self.fields.is_valid() and all(rows_are)

    def story(self, *, kept: Files) -> Story:
        """The checked story, with the draft's files where no new ones were sent; call it after `is_valid`."""
        cleaned = self.fields.cleaned_data
        content = {name: cleaned[name] for name in KEPT}
        content |= {name: one.filled() for name, one in self.lists.items()}
        content["countries"] = [tag.code for tag in cleaned["countries"]]
        return Story(
            **{name: cleaned[name] for name in COLUMNS},
            content=content,
            tags=[*cleaned["countries"], *cleaned["themes"]],
            keywords=cleaned["keywords"],
            files={**kept, **{name: cleaned[name] for name in ENCODERS if cleaned[name]}},
        )


def as_typed(post: QueryDict) -> dict[str, list[str]]:
    """What a draft keeps of a form: every field of the story as the browser sent it, but for what no database keeps."""
    sent = {name: values for name, values in post.lists() if _is_writing(name)}
    return {name: [value.replace("\x00", "") for value in values] for name, values in sent.items()}


def as_sent(content: dict[str, list[str]]) -> QueryDict:
    """A draft's content as if the browser had just sent it."""
    values = QueryDict(mutable=True)
    for name, several in content.items():
        values.setlist(name, several)
    return values


def _is_writing(name: str) -> bool:
    is_row = name.partition("-")[0] in FORMS and name.isprintable()
    return is_row or (name in StoryForm.base_fields and name not in NOT_WRITING)


def _place(values: QueryDict | None) -> tuple[UUID, int]:
    form = PlaceForm(values if values is not None else {})
    form.is_valid()
    return form.cleaned_data.get("key") or uuid4(), form.cleaned_data.get("sequence") or 0


def _initial(values: QueryDict | None) -> dict[str, Any]:
    """What a draft says of each field, without any check."""
    return {} if values is None else _row(StoryForm, values, prefix="")


def _rows(name: str, values: QueryDict | None, *, checks: bool) -> Rows:
    if checks:
        return rows(name)(values, prefix=name)
    initial = [] if values is None else _typed_rows(name, values)
    return rows(name, extra=1)(initial=initial, prefix=name)


def _typed_rows(name: str, values: QueryDict) -> list[dict[str, Any]]:
    """The rows of a draft that say something and were not ticked for removal."""
    numbers = [number for number in range(ROWS_AT_MOST) if not values.get(f"{name}-{number}-DELETE")]
    typed = [_row(FORMS[name], values, prefix=f"{name}-{number}-") for number in numbers]
    return [row for row in typed if any(row.values())]


def _row(form: type[forms.Form], values: QueryDict, *, prefix: str) -> dict[str, Any]:
    fields = form.base_fields.items()
    none: MultiValueDict[str, Any] = MultiValueDict()
    found = {name: field.widget.value_from_datadict(values, none, prefix + name) for name, field in fields}
    return {name: value for name, value in found.items() if value not in (None, "", [])}

"""A form that is not finished: what a draft keeps of it, and how it is drawn again."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from forum.forms.writing import KeyField, ReplyForm, SequenceField, ThreadForm
from forum.models import PostDraft

NOT_WRITING = {"key", "sequence"}
LONGEST = 100_000


class DraftForm(forms.Form):
    """Which form is being saved: its key, its thread if it is a reply, and when it was saved last."""

    key = KeyField()
    thread = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False, widget=forms.HiddenInput)
    sequence = SequenceField()


def as_typed(post: QueryDict, *, is_reply: bool) -> dict[str, list[str]]:
    """What a draft keeps of a form: what was typed, but for what no database keeps."""
    names = _fields(is_reply=is_reply)
    sent = {name: values for name, values in post.lists() if name in names}
    return {name: [value.replace("\x00", "")[:LONGEST] for value in values] for name, values in sent.items()}


def as_initial(draft: PostDraft) -> dict[str, Any]:
    """What a draft says of each field, without any check, with its key and number."""
    typed = MultiValueDict(draft.content)
    none: MultiValueDict[str, Any] = MultiValueDict()
    fields = _fields(is_reply=draft.thread_id is not None)
    values = {name: field.widget.value_from_datadict(typed, none, name) for name, field in fields.items()}
    return {**values, "key": str(draft.key), "sequence": draft.sequence}


def _fields(*, is_reply: bool) -> dict[str, forms.Field]:
    fields = (ReplyForm if is_reply else ThreadForm).base_fields
    return {name: field for name, field in fields.items() if name not in NOT_WRITING}

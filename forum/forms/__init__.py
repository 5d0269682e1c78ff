"""What is sent to the forum."""

from forum.forms.lists import ListForm, PlaceForm
from forum.forms.reading import ReadForm, RestForm, ThanksForm
from forum.forms.writing import (
    EditForm,
    PreviewForm,
    ReplyForm,
    TextField,
    ThreadForm,
    TitleField,
    TitleForm,
    likely_languages,
)

__all__ = [
    "EditForm",
    "ListForm",
    "PlaceForm",
    "PreviewForm",
    "ReadForm",
    "ReplyForm",
    "RestForm",
    "TextField",
    "ThanksForm",
    "ThreadForm",
    "TitleField",
    "TitleForm",
    "likely_languages",
]

"""What is sent to the forum."""

from forum.forms.drafts import DraftForm, as_initial, as_typed
from forum.forms.lists import ListForm
from forum.forms.pictures import KeptForm, PictureForm
from forum.forms.reading import ReadForm, RestForm, ThanksForm
from forum.forms.writing import (
    EditForm,
    PreviewForm,
    ReplyForm,
    TextField,
    ThreadForm,
    TitleField,
    TitleForm,
    WordsForm,
)

__all__ = [
    "DraftForm",
    "EditForm",
    "KeptForm",
    "ListForm",
    "PictureForm",
    "PreviewForm",
    "ReadForm",
    "ReplyForm",
    "RestForm",
    "TextField",
    "ThanksForm",
    "ThreadForm",
    "TitleField",
    "TitleForm",
    "WordsForm",
    "as_initial",
    "as_typed",
]

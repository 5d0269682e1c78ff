"""What people send to the site's own pages, and what their addresses carry."""

from pages.forms.house import HouseForm, RestForm, SetupForm
from pages.forms.places import DescriptionForm, EditionForm, EmbedForm, HousePageForm, MembersForm, case_before
from pages.forms.welcome import FollowSomeForm, HelloForm, ReaderForm

__all__ = [
    "DescriptionForm",
    "EditionForm",
    "EmbedForm",
    "FollowSomeForm",
    "HelloForm",
    "HouseForm",
    "HousePageForm",
    "MembersForm",
    "ReaderForm",
    "RestForm",
    "SetupForm",
    "case_before",
]

"""What the addresses of the site's own pages carry, and what is sent to them."""

from typing import Any

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import countries
from accounts.forms import ProfileForm
from accounts.vocabulary import LANGUAGES
from casestudies.models import Case
from forum import cursors
from forum.forms import TextField, TitleField
from markup import LIMIT
from tags import finding
from tags.forms import KeywordsField, ThemesField

ANY = ("", gettext_lazy("Any"))


def case_before(query: Any) -> Case | None:
    """The case after which `?before=` lets a list go on, as far as its place goes; raises BadRequest for no place."""
    if not query.get("before"):
        return None
    try:
        moment, pk = cursors.read(query["before"])
    except ValueError:
        raise BadRequest(_("This address asks for a list that there is not.")) from None
    return Case(pk=pk, published_at=moment)


class EditionForm(forms.Form):
    """The edition of the terms that was on the page."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**15 - 1)


class HousePageForm(forms.Form):
    """Another text for a page of the house, and the number of the version from which it started."""

    title = TitleField(required=False)
    body = TextField(
        longest=LIMIT,
        required=False,
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("Markdown: # heading, **bold**, *slanted*, > quotation, - list, [words](address)."),
        widget=forms.Textarea(attrs={"rows": 20}),
    )
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def clean(self) -> dict[str, Any]:
        """Both, or neither: without a text the page is shown in another language."""
        sent = self.cleaned_data
        if bool(sent.get("title")) != bool(sent.get("body")) and not self.errors:
            raise ValidationError(_("A page has a title and a text. Leave both empty to take it out of this language."))
        return sent


class DescriptionForm(ProfileForm):
    """A profile with what its member can be asked about."""

    themes = ThemesField(
        label=gettext_lazy("What can you be asked about?"),
        help_text=gettext_lazy("At most five themes. Others find you by them."),
        most=5,
        required=False,
    )
    keywords = KeywordsField(label=gettext_lazy("Other things you know well"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = finding.expertise(self.instance)
        self.initial["themes"] = [tag for tag in known if tag.kind == "theme"]
        self.initial["keywords"] = [tag for tag in known if tag.kind == "keyword"]


def _countries() -> list[tuple[str, Any]]:
    return [ANY, *countries.choices()]


def _themes() -> list[tuple[str, Any]]:
    return [ANY, *((tag.slug, tag.label) for tag in finding.themes())]


class MembersForm(forms.Form):
    """What narrows the directory down; all of it stands in the address."""

    country = forms.ChoiceField(label=gettext_lazy("Country"), choices=_countries, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Reads"), choices=[ANY, *LANGUAGES.items()], required=False)
    theme = forms.ChoiceField(label=gettext_lazy("Can be asked about"), choices=_themes, required=False)
    keyword = forms.SlugField(allow_unicode=True, max_length=100, required=False, widget=forms.HiddenInput)
    organisation = forms.SlugField(allow_unicode=True, max_length=80, required=False, widget=forms.HiddenInput)

    def is_narrowed(self) -> bool:
        """Whether anything is asked for."""
        return any(self.cleaned_data.values())


class EmbedForm(forms.Form):
    """What oEmbed asks: an address, JSON or XML, and how large the answer may stand on the other page, in pixels."""

    url = forms.CharField(max_length=2000)
    format = forms.ChoiceField(choices=[("json", "json"), ("xml", "xml")], required=False)
    maxwidth = forms.IntegerField(min_value=1, required=False)
    maxheight = forms.IntegerField(min_value=1, required=False)

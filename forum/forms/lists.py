"""Which part of a list or of a thread an address asks for."""

from collections.abc import Callable
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from forum import cursors
from forum.querysets import ThreadQuerySet
from tags import finding
from tags.models import Tag

UNKNOWN = _("This is not known here.")


class ListForm(forms.Form):
    """Which threads of the whole list, and from where on."""

    board = forms.SlugField(required=False, max_length=60)
    tag = forms.CharField(required=False, max_length=100)
    country = forms.CharField(required=False, max_length=2)
    sort = forms.ChoiceField(required=False, choices=[("", _("last post first")), ("newest", _("newest first"))])
    before = forms.CharField(required=False, max_length=40)

    @property
    def field(self) -> str:
        """The moment by which the list is ordered."""
        return "created_at" if self.cleaned_data["sort"] == "newest" else "bumped_at"

    def clean_tag(self) -> Tag | None:
        """A theme or a keyword, by slug."""
        slug = self.cleaned_data["tag"]
        return _tag(finding.theme, slug) or _keyword(slug) if slug else None

    def clean_country(self) -> Tag | None:
        """A country, by alpha-2 code."""
        code = self.cleaned_data["country"]
        if not code:
            return None
        country = _tag(finding.country, code)
        if country is None:
            raise ValidationError(UNKNOWN, code="unknown")
        return country

    def clean_before(self) -> tuple[datetime, int] | None:
        """The row after which the list goes on: its moment and its id."""
        place = self.cleaned_data["before"]
        try:
            return cursors.read(place) if place else None
        except ValueError:
            raise ValidationError(UNKNOWN, code="invalid") from None

    def has_unknown(self) -> bool:
        """Whether the address names a tag or a country that there is not, rather than being ill-formed."""
        return any(error.code == "unknown" for errors in self.errors.as_data().values() for error in errors)

    def tags(self) -> list[Tag]:
        """The tags by which the list is narrowed."""
        return [tag for tag in (self.cleaned_data["country"], self.cleaned_data["tag"]) if tag]

    def asked(self, threads: ThreadQuerySet) -> ThreadQuerySet:
        """The threads asked for, in their order, from the place on."""
        if self.cleaned_data["board"]:
            threads = threads.filter(board__slug=self.cleaned_data["board"])
        for tag in self.tags():
            threads = threads.tagged(tag.pk)
        threads = threads.by_age() if self.field == "created_at" else threads.by_last_post()
        place = self.cleaned_data["before"]
        return threads.before(place[0], place[1], field=self.field) if place else threads


def _tag(find: Callable[[str], Tag], name: str) -> Tag | None:
    try:
        return find(name)
    except Tag.DoesNotExist:
        return None


def _keyword(slug: str) -> Tag:
    try:
        return Tag.objects.keywords().get(slug=slug)
    except Tag.DoesNotExist:
        raise ValidationError(UNKNOWN, code="unknown") from None

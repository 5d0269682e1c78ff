"""The organisations of the demonstration: public bodies that its stories name, and some that are visibly invented."""

from collections.abc import Collection

from django.db import transaction

from accounts import finding
from accounts.actions import edit_organisation, edit_profile, name_organisation
from accounts.models import Organisation, User
from accounts.vocabulary import name_and_acronym
from pages.actions.files import Toml, read, stories

PUBLIC = {"government", "international", "academic"}


@transaction.atomic
def add_organisations() -> int:
    """Those that are not there yet, as an editor keeps them; returns how many were made."""
    told = {_slug(one["name"]): one for one in [*_invented(), *_public_bodies()]}
    known = set(Organisation.objects.filter(slug__in=told).values_list("slug", flat=True))
    return sum(_add(one) for slug, one in told.items() if slug not in known)


@transaction.atomic
def give_work(handles: Collection[str]) -> None:
    """Let the members of these handles belong where the demonstration says."""
    work = {handle: one["name"] for one in _invented() for handle in one["members"] if handle in handles}
    for member in User.objects.filter(handle__in=work):
        edit_profile(member, by=member, works_at=work[member.handle])


def _invented() -> list[Toml]:
    invented: list[Toml] = read("organisations.toml")["organisations"]
    return invented


def _public_bodies() -> list[Toml]:
    """As the stories name them."""
    return [row for story in stories().values() for row in story["organisations"] if row["kind"] in PUBLIC]


def _slug(words: str) -> str:
    name, _acronym = name_and_acronym(words)
    return finding.slug_of(name)


def _add(told: Toml) -> bool:
    """Whether nobody had named it before."""
    if finding.organisation(told["name"], country=told["country"]) is not None:
        return False
    editor = User.objects.get(handle="editor")
    made = name_organisation(told["name"], by=editor, country=told["country"])
    edit_organisation(made, by=editor, kind=told["kind"])
    return True

"""Organisations: named by members, completed by editors."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import finding, registry, rules
from accounts.models import Organisation, OrganisationName, User
from accounts.refusing import Conflict, require
from accounts.vocabulary import name_and_acronym

EDITED = ("name", "acronym", "kind", "country", "site")


@transaction.atomic
def name_organisation(name: str, *, by: User, country: str) -> Organisation:
    """The organisation that a member means by a name, or by "Name (ACRONYM)", made where nobody has named it before.

    Raises Refused for those who do not take part, ValidationError for what cannot be a name.
    """
    require(rules.may_take_part(by), _("You cannot change this now."))
    known = finding.organisation(name, country=country)
    if known is not None:
        return known
    name, acronym = name_and_acronym(name)
    made = Organisation(name=name, acronym=acronym, country=country)
    made.full_clean(exclude=["name_key", "acronym_key", "slug"])
    made.slug = _free_slug(name)
    made.save()
    return made


@transaction.atomic
def edit_organisation(organisation: Organisation, *, by: User, **fields: Any) -> Organisation:
    """Change any of `EDITED`; from then on visitors see it, too.

    Raises Refused for all but editors, ValidationError where another one of this country has the name.
    """
    require(rules.may_edit_organisation(by), _("Only editors can change organisations."))
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    for name in EDITED:
        setattr(organisation, name, fields.get(name, getattr(organisation, name)))
    organisation.full_clean(exclude=["name_key", "acronym_key", "slug"])
    namesakes = Organisation.objects.named(finding.keys_of(organisation.name)).filter(country=organisation.country)
    if namesakes.exclude(pk=organisation.pk).exists():
        raise ValidationError({"name": _("This country has an organisation of that name already.")})
    organisation.checked_at = organisation.checked_at or timezone.now()
    organisation.save()
    return organisation


@transaction.atomic
def merge_organisation(gone: Organisation, *, into: Organisation, by: User) -> Organisation:
    """Let one entry take up another of the same organisation: its members, names and address. Returns what stays.

    What the entry that stays does not say of itself it takes over, but for the country. Raises Refused for all but
    editors, Conflict where it would be merged into itself, or one of them is gone.
    """
    require(rules.may_edit_organisation(by), _("Only editors can change organisations."))
    both = {one.pk: one for one in Organisation.objects.select_for_update().filter(pk__in=[gone.pk, into.pk])}
    if len(both) != 2:
        raise Conflict(_("One of the two is gone already."))
    gone, into = both[gone.pk], both[into.pk]
    for name in ("acronym", "kind", "site"):
        setattr(into, name, getattr(into, name) or getattr(gone, name))
    into.checked_at = into.checked_at or timezone.now()
    _move(gone, into)
    gone.delete()
    into.save()
    registry.changed(*User.objects.filter(organisation=into))
    return into


def _move(gone: Organisation, into: Organisation) -> None:
    gone.other_names.update(organisation=into)
    for key in {gone.name_key, gone.acronym_key} - {""}:
        into.other_names.create(key=key, slug=gone.slug)
    User.objects.filter(organisation=gone).update(organisation=into)


def _free_slug(name: str) -> str:
    plain = finding.slug_of(name)
    taken = set(Organisation.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    taken |= set(OrganisationName.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return plain if plain not in taken else next(slug for slug in numbered if slug not in taken)

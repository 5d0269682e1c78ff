"""Organisations: named by members, completed by editors."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import finding, rules
from accounts.models import Organisation, User
from accounts.refusing import require
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


def _free_slug(name: str) -> str:
    plain = finding.slug_of(name)
    taken = set(Organisation.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return plain if plain not in taken else next(slug for slug in numbered if slug not in taken)

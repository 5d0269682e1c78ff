"""Countries for readers: as a list by region, and what one of them did in the cases about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.vocabulary import sorted_by
from casestudies.models import Case
from casestudies.template import PartnerRole
from tags.models import Tag

LEARNED = frozenset({PartnerRole.REQUESTING, PartnerRole.MUTUAL, PartnerRole.CO_CREATING})
SHARED = frozenset({PartnerRole.RESOURCE, PartnerRole.MUTUAL, PartnerRole.CO_CREATING})
CONNECTED = frozenset({PartnerRole.FACILITATING})
CONSIDERED = frozenset({PartnerRole.OBSERVING})


@dataclass(frozen=True)
class Region:
    """One M49 region with its countries and areas."""

    label: str
    countries: list[Tag]


@dataclass(frozen=True)
class Told:
    """A case beside the other countries that took part in it; `is_mutual` where all shared and learned."""

    case: Case
    others: list[Tag]
    is_mutual: bool

    @property
    def names(self) -> str:
        """The other countries in one line."""
        return pgettext("between the names of a list", ", ").join(country.label for country in self.others)


@dataclass(frozen=True)
class Exchange:
    """The cases about one country by its part in them, each list in the order given; `other` where none is told."""

    learned: list[Told] = field(default_factory=list)
    shared: list[Told] = field(default_factory=list)
    connected: list[Told] = field(default_factory=list)
    considered: list[Told] = field(default_factory=list)
    other: list[Told] = field(default_factory=list)


def by_region(countries: list[Tag]) -> list[Region]:
    """Regions by label, each with its countries in the order given; those without a region at the end."""
    labels = {country.region: country.region_label for country in countries if country.region}
    order = sorted(labels, key=lambda region: sorted_by(labels[region]))
    regions = [Region(labels[code], [one for one in countries if one.region == code]) for code in order]
    unplaced = [one for one in countries if not one.region]
    return [*regions, Region(_("Without a region"), unplaced)] if unplaced else regions


def exchange(country: Tag, cases: Iterable[Case]) -> Exchange:
    """Sort cases by what the country did; a case in which it both shared and learned stands in both lists."""
    sorted_out = Exchange()
    for case in cases:
        roles = _roles(country, case)
        told = Told(case, [tag for tag in case.countries if tag.pk != country.pk], PartnerRole.MUTUAL in roles)
        for part in _parts(sorted_out, roles):
            part.append(told)
    return sorted_out


def _parts(of: Exchange, roles: frozenset[str]) -> list[list[Told]]:
    by_roles = [(LEARNED, of.learned), (SHARED, of.shared), (CONNECTED, of.connected), (CONSIDERED, of.considered)]
    return [part for of_part, part in by_roles if of_part & roles] or [of.other]


def _roles(country: Tag, case: Case) -> frozenset[str]:
    if case.is_country_withheld():
        return frozenset()
    partners = case.content.get("partners", [])
    return frozenset(role for row in partners if row["country"] == country.code for role in row.get("roles", []))

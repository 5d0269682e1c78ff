"""What a case page shows of a content."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts import finding as people
from accounts.models import Organisation as Known
from accounts.models import OrganisationKind
from casestudies.models import Case
from casestudies.template import (
    GOALS,
    SECTIONS,
    Licence,
    OrganisationRole,
    PartnerRole,
    Section,
    texts,
)
from markup import excerpt, reading
from markup.previews import Preview
from subjects import Viewer
from tags import finding
from tags.models import Tag

# Where the words of a licence stand.
LICENCES = {
    Licence.BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
}


@dataclass(frozen=True)
class Told:
    """A section with what the member wrote, possibly nothing."""

    section: Section
    text: str


@dataclass(frozen=True)
class Part:
    """A role and the countries that had it, by label."""

    role: str
    countries: list[Tag]


@dataclass(frozen=True)
class OwnPart:
    """What the member said of one country's part, in a sentence."""

    country: Tag
    words: str


@dataclass(frozen=True)
class Way:
    """How experience went: from whom, to whom; or among equals, when `to` is empty."""

    among: list[Tag]
    to: list[Tag]


@dataclass(frozen=True)
class Organisation:
    """An organisation in the words of the case; `address` is that of its page, where it has one for the reader."""

    name: str
    role: str
    kind: str
    country: str
    address: str


@dataclass(frozen=True)
class Source:
    """Where a fact can be checked; `accessed` is the day it was read, if that is known."""

    title: str
    url: str
    accessed: date | None


def sections(content: dict[str, Any]) -> dict[str, Told]:
    """Every section of the template by its name."""
    return {section.name: Told(section, str(content.get(section.name, ""))) for section in SECTIONS}


def parts(content: dict[str, Any], case: Case) -> list[Part]:
    """The roles in their fixed order with their countries, then those without one; none where they are withheld."""
    found = [Part(str(role.label), _with_role(content, role)) for role in PartnerRole]
    found.append(
        Part(_("Partner countries"), _tags(row for row in content.get("partners", []) if not row.get("roles")))
    )
    is_withheld = case.is_country_withheld()
    return [] if is_withheld else [part for part in found if part.countries]


def own_parts(content: dict[str, Any], case: Case) -> list[OwnPart]:
    """The countries whose part was put into words, in the order given; none where the country is withheld."""
    rows = [] if case.is_country_withheld() else content.get("partners", [])
    return [OwnPart(finding.country(row["country"]), row["words"]) for row in rows if row.get("words")]


def way(case: Case) -> Way:
    """From those who shared to those who asked, where the case says so; else all its countries side by side."""
    shared, asked = (_with_role(case.content, role) for role in (PartnerRole.RESOURCE, PartnerRole.REQUESTING))
    is_withheld = case.is_country_withheld()
    return Way(shared, asked) if shared and asked and not is_withheld else Way(case.countries, [])


def _with_role(content: dict[str, Any], role: PartnerRole) -> list[Tag]:
    return _tags(row for row in content.get("partners", []) if role in row.get("roles", []))


def _tags(rows: Iterable[dict[str, Any]]) -> list[Tag]:
    return sorted({finding.country(row["country"]) for row in rows}, key=lambda tag: tag.label)


def organisations(content: dict[str, Any], case: Case, *, user: Viewer) -> list[Organisation]:
    """Organisations in the order given, with labels in the reader's language.

    No country, and no page that would tell it, where the country is withheld.
    """
    is_withheld, rows = case.is_country_withheld(), content.get("organisations", [])
    known = {} if is_withheld else _known(rows, user)
    return [
        Organisation(
            row["name"],
            _label(OrganisationRole, row.get("role", "")),
            _label(OrganisationKind, row.get("kind", "")),
            finding.country(row["country"]).label if row.get("country") and not is_withheld else "",
            known.get((row["name"], row.get("country", "")), ""),
        )
        for row in rows
    ]


def _known(rows: list[dict[str, Any]], user: Viewer) -> dict[tuple[str, str], str]:
    """The addresses of the organisations that the rows mean; one query, none without rows."""
    keys = {key for row in rows for key in people.keys_of(row["name"])}
    named = list(Known.objects.visible_to(user).named(keys)) if keys else []
    meant = {}
    for name, country in {(row["name"], row.get("country", "")) for row in rows}:
        found = people.meant((one for one in named if people.keys_of(name) & one.keys), country=country)
        meant[name, country] = found.get_absolute_url() if found else ""
    return meant


def sources(content: dict[str, Any]) -> list[Source]:
    """The sources in the order given."""
    rows = content.get("sources", [])
    return [Source(row["title"], row.get("url", ""), parse_date(row.get("accessed") or "")) for row in rows]


def goals(content: dict[str, Any]) -> list[tuple[int, Promise]]:
    """The goals' numbers and names in their order."""
    return [(number, GOALS[number]) for number in sorted(content.get("sdg_goals", [])) if number in GOALS]


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value else ""


def minutes(content: dict[str, Any], case: Case) -> int:
    """How long the member's own texts take to be read."""
    return reading.minutes(sum(len(text) for text in texts(content)), case.language)


def preview(case: Case) -> Preview | None:
    """What other sites show of a case, None for one that not everybody reads."""
    if not case.is_shown() or case.published_at is None:
        return None
    author = case.named_author
    return Preview(
        kind="Article",
        title=case.title,
        path=case.get_absolute_url(),
        words=excerpt(next(iter(texts(case.content)), "")),
        language=case.language,
        author=author.display_name if author else "",
        at=case.published_at,
        licence=LICENCES[Licence(case.licence)],
    )

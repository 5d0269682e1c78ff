"""What the search and the pages of organisations know of a case."""

from accounts.finding import keys_of
from casestudies.models import Case, CaseOrganisation
from casestudies.template import texts
from markup import plain
from search.entries import Entry


def entry(case: Case) -> Entry:
    """The search entry of a shown case; a withheld name or country is not in it."""
    return Entry(
        key=case.subject,
        language=case.language,
        title=case.title,
        texts=[plain(text) for text in texts(case.content)],
        tags=case.ordered_tags,
        audience=frozenset({"public"}),
        created_at=case.published_at or case.created_at,
    )


def name_organisations(case: Case) -> None:
    """Let the organisations that a case names be found by their names; none where the country is withheld."""
    case.named_organisations.all().delete()
    rows = [] if case.is_country_withheld() else case.content.get("organisations", [])
    named = {(key, row.get("country", "")) for row in rows for key in keys_of(row["name"])}
    CaseOrganisation.objects.bulk_create(
        CaseOrganisation(case=case, key=key, country=country) for key, country in sorted(named)
    )

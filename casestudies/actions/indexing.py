"""What the search knows of a case."""

from casestudies.models import Case
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

"""Lists that are asked for by words: the order and the pages are the search's."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from api import forms, schemas
from search.finding import find

A_PAGE = 20
Row = TypeVar("Row", bound=Model)


def searched(
    request: HttpRequest, kind: str, found: QuerySet[Row], asked: schemas.Asked
) -> tuple[list[Row], str | None]:
    """Those of the rows that fit the words, best first, and where the next page begins; a page may hold fewer."""
    try:
        hits = find(asked.q, user=request.user, kinds={kind}, limit=A_PAGE, before=asked.cursor or None)
    except ValueError:
        raise forms.wrong_cursor() from None
    by_pk = found.in_bulk([hit.key[1] for hit in hits])
    rows = [by_pk[hit.key[1]] for hit in hits if hit.key[1] in by_pk]
    return rows, hits[-1].place if len(hits) == A_PAGE else None

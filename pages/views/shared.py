"""Pages that all visitors share."""

from collections.abc import Callable, Hashable

from django.http import HttpRequest, HttpResponse

from casestudies.querysets import CaseQuerySet
from forum.querysets import ThreadQuerySet
from forum.shelf import Shelf
from markup import looks

Stamp = tuple[Hashable, ...]
# The age bounds what no stamp names: a renamed board, another release.
_pages: Shelf[bytes] = Shelf(size=256, seconds=60)


def shared(request: HttpRequest, stamp: Callable[[], Stamp], draw: Callable[[], str]) -> HttpResponse:
    """The page as the last visitor saw it while its stamp is the same; drawn anew for members."""
    key = looks.shared_key(request)
    if key is None or request.user.is_authenticated:
        return HttpResponse(draw())
    return HttpResponse(_pages.get_or_make((key, stamp()), lambda: draw().encode()))


def stamp(cases: CaseQuerySet, threads: ThreadQuerySet) -> tuple[Stamp, Stamp]:
    """What changes with every change of these cases and threads, hiding included; two small queries."""
    return (
        tuple(cases.values_list("pk", "version", "published_at")),
        tuple(threads.values_list("pk", "last_seq", "created_at")),
    )

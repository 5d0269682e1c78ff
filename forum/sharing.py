"""Whole pages that many readers share: drawn once for a stand-in, with seats left open for what is each reader's own.

Visitors have no seats to fill. Members without special rights get their name, the tokens of their forms and their
number put into theirs. Whoever moderates, edits or administers, or is to be told something, gets a page of their own.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from secrets import randbelow
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, Max, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.html import escape
from django.utils.translation import get_language

from accounts.models import User
from accounts.querysets import Powers
from forum.shelf import Shelf
from house import cookies
from house.questions import Question
from markup import looks
from notifications.models import Alert
from notifications.presenting import COUNTED_AT_MOST, Bell

# Nobody can guess it, so nobody can write it into a text and have it replaced.
SEAT = 10**17 + randbelow(8 * 10**17)
HANDLE, NAME, TOKEN, KEY, NEWEST, OWN, UNREAD, BEGUN = (
    f"seat-{word}-{SEAT}" for word in ("handle", "name", "token", "key", "newest", "own", "unread", "begun")
)
VISITOR = AnonymousUser()


def a_member(like: User | None = None) -> User:
    """A member without special rights who reads in the same languages and time zone; kept nowhere."""
    member = User(pk=SEAT, handle=HANDLE, display_name=NAME, email="seat@example.invalid")
    if like is not None:
        member.interface_language, member.languages, member.time_zone = (
            like.interface_language,
            like.languages,
            like.time_zone,
        )
    member.powers = Powers(frozenset(), frozenset())
    return member


@dataclass(frozen=True)
class Sharing:
    """How one request may be answered with a shared page."""

    request: HttpRequest
    reader: User | AnonymousUser
    bell: Bell

    @property
    def is_member(self) -> bool:
        return bool(self.reader.is_authenticated)

    @property
    def key(self) -> tuple[object, ...]:
        """What a shared page depends on besides its contents."""
        looks_of_it = (self.request.get_full_path(), get_language(), looks.theme(self.request))
        if isinstance(self.reader, AnonymousUser):
            return looks_of_it
        of_member = (self.reader.interface_language, *self.reader.languages, self.reader.time_zone, self.bell.unread)
        return (*looks_of_it, SEAT, *of_member)

    def stand_in(self) -> tuple[HttpRequest, dict[str, Any]]:
        """The request and the context with which the page is drawn; nothing of the real reader is in them."""
        if isinstance(self.reader, AnonymousUser):
            return self.request, {}
        request = copy(self.request)
        request.user = a_member(like=self.reader)
        bell = {"unread": self.bell.unread, "newest": NEWEST}
        return request, {"csrf_token": TOKEN, "key": KEY, "bell": bell}

    def answer(self, page: str) -> HttpResponse:
        """The shared page with this reader's own words in their seats."""
        if isinstance(self.reader, AnonymousUser):
            return HttpResponse(page)
        seats = {HANDLE: self.reader.handle, NAME: escape(self.reader.display_name)}
        seats |= {KEY: str(uuid4()), NEWEST: str(self.bell.newest)}
        # The longer ones first: the bare number is part of each.
        for seat, own in {**seats, TOKEN: get_token(self.request), str(SEAT): str(self.reader.pk)}.items():
            page = page.replace(seat, own)
        return HttpResponse(page)


def of(request: HttpRequest) -> Sharing | None:
    """How this reader shares pages, or None for whoever gets one of their own. One question for members, else none."""
    if looks.shared_key(request) is not None:
        return Sharing(request, VISITOR, Bell())
    user = request.user
    if not isinstance(user, User) or not _is_told_nothing(request) or user.is_superuser or user.is_staff:
        return None
    [(has_rights, unread, newest)] = _member.ask(pk=user.pk)
    bell = Bell(min(unread or 0, COUNTED_AT_MOST), newest or 0)
    # Asked already, also for those who get a page of their own.
    request.bell = bell  # type: ignore[attr-defined]
    return None if has_rights else Sharing(request, user, bell)


def page(
    sharing: Sharing,
    shelf: Shelf[str],
    state: tuple[object, ...],
    draw: Callable[[], str],
    finish: Callable[[str], str] = str,
) -> HttpResponse:
    """The kept page for this state of its contents, else a new one; `finish` lays over it what is this reader's own."""
    return sharing.answer(finish(shelf.get_or_make((*sharing.key, *state), draw)))


def _is_told_nothing(request: HttpRequest) -> bool:
    """Whether this is a plain request to read, with no message waiting."""
    return request.method == "GET" and not cookies.carry_message(request) and "_messages" not in request.session


def _facts(pk: int) -> Any:
    in_a_group, has_own = User.groups.through.objects, User.user_permissions.through.objects
    has_rights = Exists(in_a_group.filter(user=OuterRef("pk"))) | Exists(has_own.filter(user=OuterRef("pk")))
    new = Alert.objects.filter(user=OuterRef("pk")).filter(Q(read_at=None, withdrawn_at=None)).order_by().values("user")
    unread = Subquery(new.annotate(number=Count("pk")).values("number"))
    newest = Subquery(new.annotate(number=Max("pk")).values("number"))
    return User.objects.filter(pk=pk).order_by().values_list(has_rights, unread, newest)


_member = Question(_facts, pk=SEAT)

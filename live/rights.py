"""What the database says about seats: who may still listen, and how far each stream has come. All of it is blocking."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_backends, get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from house import known
from live import streams
from live.seats import Seat
from live.streams import Viewer

VISITOR = AnonymousUser()


def heads(names: Iterable[str]) -> dict[str, int]:
    """The last sequence number of each sequenced stream; one question per kind."""
    found = {}
    for kind, pks in _grouped(names).items():
        for pk, head in streams.of(kind).heads(pks).items():
            found[streams.format_stream(kind, pk)] = head
    return found


def with_right(wishes: Mapping[Seat, frozenset[str]]) -> dict[Seat, Viewer]:
    """Those seats that may listen to all they wish, with who sits there; not who has signed out or was suspended.

    Asks for all sessions and all members at once, then each stream's own rule once per person and kind.
    """
    people = _people(wishes)
    wished: dict[Viewer, set[str]] = defaultdict(set)
    for seat, person in people.items():
        wished[person] |= wishes[seat]
    allowed = {person: _joinable(person, names) for person, names in wished.items()}
    return {seat: person for seat, person in people.items() if wishes[seat] <= allowed[person]}


def shows_presence() -> bool:
    """Whether administrators want it to be told who reads and writes."""
    return known.current().presence


def member_of(session: SessionBase) -> Viewer:
    """The member for whom a session vouches, else a visitor. Nothing is written, as a socket can set no cookie."""
    pk = session.get(SESSION_KEY)
    member = get_user_model().objects.filter(pk=pk).first() if pk else None
    held = (str(pk), str(session.get(HASH_SESSION_KEY)))
    return member if member is not None and _may_sign_in(member) and _vouches(held, member) else VISITOR


def _people(seats: Iterable[Seat]) -> dict[Seat, Viewer]:
    """Who sits where, freshly read; a seat whose session does not vouch for its member any more is left out."""
    seated = list(seats)
    members = get_user_model().objects.in_bulk({seat.user_pk for seat in seated if seat.user_pk is not None})
    vouched = _vouched({seat.session_key for seat in seated if seat.user_pk is not None and seat.session_key})
    people: dict[Seat, Viewer] = {}
    for seat in seated:
        member = members.get(seat.user_pk) if seat.user_pk is not None else None
        if seat.user_pk is None:
            people[seat] = VISITOR
        elif member is not None and _may_sign_in(member) and _vouches(vouched.get(seat.session_key), member):
            people[seat] = member
    return people


def _vouched(keys: Iterable[str | None]) -> dict[str | None, tuple[str, str]]:
    """The member and the password's hash that each living session holds."""
    living = Session.objects.filter(session_key__in=list(keys), expire_date__gt=timezone.now())
    contents = {session.session_key: session.get_decoded() for session in living}
    return {key: (str(held.get(SESSION_KEY)), str(held.get(HASH_SESSION_KEY))) for key, held in contents.items()}


def _vouches(held: tuple[str, str] | None, member: Viewer) -> bool:
    if held is None:
        return False
    pk, password_hash = held
    # A changed SECRET_KEY keeps the sessions of its predecessors, as it does for pages.
    hashes = [member.get_session_auth_hash(), *member.get_session_auth_fallback_hash()]
    return pk == str(member.pk) and any(constant_time_compare(password_hash, one) for one in hashes)


def _may_sign_in(member: Viewer) -> bool:
    """As the next request of the member would ask: an account that is closed or suspended is nobody."""
    return any(isinstance(way, ModelBackend) and way.user_can_authenticate(member) for way in get_backends())


def _joinable(person: Viewer, names: Iterable[str]) -> set[str]:
    return {
        streams.format_stream(kind, pk)
        for kind, pks in _grouped(names).items()
        for pk in streams.of(kind).joinable(person, pks)
    }


def _grouped(names: Iterable[str]) -> dict[str, set[int]]:
    """The numbers by kind; kinds that nobody registered are left out, and so refused."""
    groups: dict[str, set[int]] = defaultdict(set)
    for name in names:
        kind, pk = streams.parse_stream(name)
        if streams.is_known(kind):
            groups[kind].add(pk)
    return groups

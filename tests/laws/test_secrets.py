"""Words that not everybody may read reach nobody else: on no page, feed, file, list, search, alert or mail."""

from collections.abc import Iterable, Iterator
from itertools import product
from urllib.parse import urljoin, urlsplit

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from forum.models import Board, Thread
from forum.streams import ThreadStream
from notifications.rules import may_follow
from tags.models import Tag
from tests.kept import clear_shelves
from tests.laws.access import ROWS
from tests.laws.addresses import GUARDED, PLACE, path_of
from tests.laws.people import browser
from tests.laws.reading import Page
from tests.laws.secrets import EVENING, SECRETS, Secretive, keep_secrets, numbers

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]
ROLES = sorted({role for readers in SECRETS.values() for role in readers} | {"anonymous", "suspended"})
OUTSIDE = ("anonymous", "former", "moderator", "insider")
ASKED = (
    "/threads/?sort=newest",
    "/threads/?board=private",
    "/threads/?board=once-open",
    "/threads/?country=BJ&tag=health",
    "/threads/?tag=privateword",
    "/threads/new/?board=private",
    f"/search/?q={EVENING}",
    f"/search/?q={EVENING}&kind=post",
    f"/search/?q=country:benin+{EVENING}",
    "/search/?q=tag:privateword",
    f"/cases/?q={EVENING}",
    f"/api/v1/threads?q={EVENING}",
    f"/api/v1/cases?q={EVENING}",
    "/api/v1/threads?country=BJ",
    f"/threads/similar/?title=An+{EVENING}+with",
    "/nothing-here/",
)


@pytest.mark.either
@pytest.mark.parametrize("role", OUTSIDE)
def test_nobody_reads_what_others_keep_to_themselves(role: str) -> None:
    found = keep_secrets()

    read = _read(browser(_user(found, role)), _addresses(numbers()))

    assert read == {secret for secret, readers in SECRETS.items() if role in readers}
    assert not _in_mails(role)


@pytest.mark.long
@pytest.mark.parametrize("role", ROLES)
def test_nobody_reads_it_by_any_link_or_number(role: str) -> None:
    found = keep_secrets()
    every = sorted({pk for pks in numbers().values() for pk in pks})

    read = _read(browser(_user(found, role)), _addresses(dict.fromkeys(numbers(), every)), follow_links=True)

    assert read == {secret for secret, readers in SECRETS.items() if role in readers}
    assert not _in_mails(role)


def test_nobody_listens_to_a_private_thread_from_outside() -> None:
    found = keep_secrets()
    private = {thread.pk for thread in found.private}

    listening = {role for role in ROLES if ThreadStream().joinable(found[role], private)}

    assert listening == {"author", "insider", "watcher"}


def test_a_visitor_is_not_served_what_was_kept_before_a_board_closed() -> None:
    clear_shelves()
    visitor, found = Client(), keep_secrets()
    board = Board.objects.get(slug="once-open")
    board.audience = "public"
    Board.objects.filter(pk=board.pk).update(audience="public")
    thread = Thread.objects.get(board=board)
    pages = ["/", "/threads/", "/boards/", thread.get_absolute_url(), "/countries/bj/", "/themes/health/"]
    assert [page for page in pages if board.name in visitor.get(page).text]

    Board.objects.filter(pk=board.pk).update(audience="groups", version=board.version + 1)

    assert not [page for page in pages if board.name in visitor.get(page).text]
    assert found.private


@pytest.mark.parametrize("path", ["/tags/privateword/", "/tags/privateword/feed.atom", "/threads/?tag=privateword"])
def test_a_word_of_a_private_board_has_no_page_for_others(path: str) -> None:
    found = keep_secrets()

    shown = {role for role in ROLES if browser(_user(found, role)).get(path).status_code == 200}

    assert shown == (set() if path.endswith(".atom") else SECRETS["Privateword"])


def test_a_word_of_a_private_board_is_not_read_by_following_its_number() -> None:
    found = keep_secrets()
    word = Tag.objects.keywords().get(word__icontains="privateword")

    following = {role for role in ROLES if may_follow(found[role], word.topic)}

    assert following == SECRETS["Privateword"]


def _user(found: Secretive, role: str) -> object:
    return None if role == "anonymous" else found[role]


def _addresses(pks: dict[str, list[int]]) -> Iterator[str]:
    """Every address that can be asked, with everything that there is in its places."""
    yield from ASKED
    for thread in Thread.objects.all():
        yield f"/oembed?url=http://testserver/threads/{thread.pk}/x/"
        yield from (f"/threads/{thread.pk}/posts/?quote={pk}" for pk in pks["posts"])
    for route, row in ROWS.items():
        if row.method == "GET" and route != GUARDED:
            yield from (path_of(route, values) for values in _values(route, pks))


def _values(route: str, pks: dict[str, list[int]]) -> Iterator[dict[str, object]]:
    places = [place[1] or place[2] for place in PLACE.finditer(route)]
    if "kind" in places:
        for kind, name in (("thread", "threads"), ("post", "posts"), ("case", "cases")):
            yield from ({"kind": kind, "pk": pk} for pk in pks[name])
        return
    of_route = (pks[name] for name in sorted(pks, key=len, reverse=True) if name in route)
    known = next(of_route, [pk for several in pks.values() for pk in several])
    bank: dict[str, list[object]] = {
        **{name: list(known) for name in ("pk", "case_id", "thread_id")},
        "slug": ["x"] if "pk" in places else ["private", "once-open", "square", "bj", "health", "privateword"],
        "handle": ["author", "suspended", "member"],
        "name": ["cases", "threads"],
        "number": [1, 2],
        "topic": ["thread-1"],
    }
    for values in product(*(bank.get(place, ["x"]) for place in places)):
        yield dict(zip(places, values, strict=True))


def _read(client: Client, addresses: Iterable[str], *, follow_links: bool = False) -> set[str]:
    """The secrets that stand in any of the answers, whatever they are."""
    waiting, asked, read = list(addresses), set[str](), set[str]()
    while waiting:
        path = waiting.pop()
        if path in asked or not path.startswith("/") or path.startswith(("/admin/", "/static/", "//")):
            continue
        asked.add(path)
        answer = client.get(path)
        assert answer.status_code < 500, path
        # An address that is asked for is said again, whatever there is.
        text = _text(answer).lower() if answer.status_code < 400 else ""
        read |= {secret for secret in SECRETS if secret.lower() in text and secret.lower() not in path.lower()}
        onward = [answer.headers.get("Location", "")]
        if follow_links and answer.headers.get("Content-Type", "").startswith("text/html"):
            onward += [link for link in Page(text).links if not {"lang", "look"} & _names(link)]
        waiting += [urljoin(path, link).partition("#")[0] for link in onward if link]
    return read


def _names(link: str) -> set[str]:
    return {part.partition("=")[0] for part in urlsplit(link).query.split("&")}


def _text(answer: HttpResponse) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return f"{answer.headers}\n{body.decode(errors='replace')}"


def _in_mails(role: str) -> set[str]:
    mine = "\n".join(f"{sent.subject}\n{sent.body}" for sent in mail.outbox if f"{role}@example.org" in sent.to)
    return {secret for secret, readers in SECRETS.items() if role not in readers and secret.lower() in mine.lower()}

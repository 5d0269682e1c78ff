"""Every page that a person reaches by its links, and by addresses that nothing links to."""

import json
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, quote, urljoin, urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from accounts.models import Letter, User
from tests.factories.accounts import PASSWORD
from tests.laws.reading import Page
from tests.laws.village import PALM, Village

# Pages of one route and one set of filters say the same; things in other states are asked for by themselves.
ALIKE = 1
# It would end the visit.
SENT_LAST = "accounts/logout/"
ELSEWHERE = ("/static/", "/admin/", "/media/")
# What no link leads to.
ALONE = (
    "/threads/?sort=newest",
    "/threads/new/?country=BJ&theme=health",
    f"/search/?q={PALM}",
    "/search/?q=nothing-like-this",
    "/search/?kind=none&q=a",
    "/cases/?q=nothing-like-this",
    "/cases/?kind=none",
    "/editing/",
    "/terms/",
    "/terms/accept/",
    "/terms/put/",
    "/terms/history/",
    "/terms/edit/fr/",
    "/countries/bj/",
    "/countries/bj/feed.atom",
    "/countries/xx/",
    "/themes/health/",
    "/nothing-here/",
    "/notifications/count.json",
    "/accounts/me.json",
    "/accounts/inactive/",
    "/accounts/waiting/",
    "/setup/",
    "/welcome/",
    "/welcome/follow/",
    "/welcome/hello/",
    "/accounts/3rdparty/",
    "/accounts/3rdparty/login/cancelled/",
    "/accounts/3rdparty/login/error/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/forged/",
    "/accounts/password/set/",
    "/accounts/reauthenticate/",
    "/accounts/copies/1/",
    "/accounts/2fa/reauthenticate/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/login/",
    "/accounts/2fa/webauthn/reauthenticate/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/done/",
    "/accounts/password/reset/key/1-forged/",
    "/api/docs",
    "/api/v1/cases",
    "/api/v1/threads",
    "/api/v1/countries",
    "/api/v1/themes",
    "/robots.txt",
    "/healthz",
    "/readyz",
)


@dataclass(frozen=True)
class Visited:
    """One answer: the page in it where it is HTML, what it tells a script where it is JSON, where it leads."""

    path: str
    route: str
    status: int
    page: Page | None
    told: dict[str, Any]
    onward: str


def guest(person: User | None, *, interface: str) -> Client:
    """A browser of a member, or of a visitor, who reads the site in a language."""
    client = Client(headers={"accept-language": interface})
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = interface
    if person is not None:
        client.force_login(person)
    return client


def crawl(client: Client, village: Village) -> Iterator[Visited]:
    """Every answer once: pages, feeds, JSON; redirects are followed."""
    meant = {"/", *unlinked(village)}
    waiting = deque(sorted(meant))
    seen: set[str] = set()
    alike: Counter[object] = Counter()
    while waiting:
        path = waiting.popleft()
        kind = _kind(path)
        if path in seen or kind is None or (alike[kind] >= ALIKE and path not in meant):
            continue
        seen.add(path)
        alike[kind] += 1
        visited = visit(client, path)
        yield visited
        meant.add(visited.onward)
        waiting.extend(_links(visited))


def send_empty(client: Client, visited: list[Visited]) -> Iterator[Visited]:
    """What comes of every form that the pages hold, sent without anything in it; one of each route."""
    actions = [urljoin(one.path, action or one.path) for one in visited if one.page for action in one.page.forms]
    by_route = {route_of(action): action for action in actions if route_of(action) != SENT_LAST}
    for action in by_route.values():
        yield _visited(f"POST {action}", client.post(action))


def on_the_way_in(village: Village, *, interface: str) -> Iterator[Visited]:
    """Pages that are shown only to somebody who has begun to sign in, and what they say to a wrong code."""
    by_code, by_password = (guest(None, interface=interface) for _way in range(2))
    by_code.post("/accounts/login/code/", {"email": village.member.email})
    by_password.post("/accounts/login/", {"login": village.moderator.email, "password": PASSWORD})
    for client, path in ((by_code, "/accounts/login/code/confirm/"), (by_password, "/accounts/2fa/authenticate/")):
        yield visit(client, path)
        yield _visited(f"POST {path}", client.post(path, {"code": "0000"}))


def as_a_script(client: Client, visited: list[Visited]) -> Iterator[Visited]:
    """What a script is told where people were refused; one of each status."""
    by_status = {one.status: one.path for one in visited if one.status >= 400}
    for path in by_status.values():
        yield _visited(path, client.get(path, headers={"accept": "application/json"}))


def visit(client: Client, path: str) -> Visited:
    return _visited(path, client.get(path))


def _visited(path: str, response: HttpResponse) -> Visited:
    form = response.headers.get("Content-Type", "").partition(";")[0]
    told = json.loads(response.content) if form == "application/json" else {}
    # A list holds no sentence; events hold articles, which a script will put into its page.
    told = told if isinstance(told, dict) else {}
    html = response.text if form == "text/html" else "".join(one.get("html", "") for one in told.get("events", []))
    onward = response.headers.get("Location", "")
    return Visited(path, route_of(path), response.status_code, Page(html) if html else None, told, onward)


def unlinked(village: Village) -> Iterator[str]:
    """Addresses of things that lists leave out, of states that no link asks for, and of answers for programs."""
    for case in village.cases.values():
        yield from (f"/cases/{case.pk}/", f"/moderation/case/{case.pk}/", f"/moderation/case/{case.pk}/flag/")
    for thread in village.threads.values():
        yield from (f"/threads/{thread.pk}/", f"/threads/{thread.pk}/events/?since=0", f"/threads/{thread.pk}/title/")
    posts = [village.threads["open"].posts.first(), *village.threads["own"].posts.all()]
    yield from (post.get_absolute_url() for post in posts)
    yield from (f"/applications/{village.wish.pk}/", village.invitation.path.partition("?")[0])
    case, thread = village.cases["full"].pk, village.threads["open"].pk
    yield from (f"/threads/{thread}/read/?first=1&last=1", f"/oembed?url=http://testserver/threads/{thread}/")
    yield from (f"/threads/{thread}/x/?after=many", f"/api/v1/cases/{case}", f"/api/v1/threads/{thread}")
    yield from (letter.get_absolute_url() for letter in Letter.objects.all())
    yield f"/threads/similar/?title={quote(village.threads['open'].title)}"
    yield from ALONE


def route_of(path: str) -> str:
    """The route as the URL configuration writes it; empty for an address that there is not."""
    try:
        return str(resolve(urlsplit(path).path).route).replace("^", "").replace("$", "")
    except Resolver404:
        return ""


def _kind(path: str) -> object:
    """What makes two addresses show the same; None for what is not visited."""
    parts = urlsplit(path)
    asked = parse_qs(parts.query)
    if parts.netloc or path.startswith(ELSEWHERE) or {"lang", "look"} & asked.keys():
        return None
    return route_of(path) or path, frozenset(asked)


def _links(visited: Visited) -> Iterable[str]:
    onward = [visited.onward, *(visited.page.links if visited.page else [])]
    found = (urljoin(visited.path, link) for link in onward)
    return [link.partition("#")[0] for link in found if link.startswith("/")]

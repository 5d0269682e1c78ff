"""Random requests of anybody to any address: each gets an answer that is not an error of ours."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.laws.access import ROWS
from tests.laws.addresses import GUARDED, PLACE
from tests.laws.conftest import PERSONS
from tests.laws.crawling import guest
from tests.laws.forms import FORMS
from tests.laws.village import settle

pytestmark = pytest.mark.django_db
NUMBERS = ["0", "1", "2", "5", "999999", str(2**31), str(2**63), str(2**70), "007", "٣"]
WORDS = [
    "",
    "bj",
    "health",
    "thread",
    "case",
    "post",
    "tag-1",
    "thread-1",
    "newest",
    "publish",
    "a\x00b",
    "\ud7ff\U0001f333",
    "'\"><script>",
    "%00%ff",
    "../../etc",
    "\u202eabc",
    "a" * 5000,
    "1-1",
    "-1",
    "1e400",
    "2020-13-40",
]
OTHER = [*NUMBERS, *WORDS[1:]]
ASKED = ["after", "before", "since", "q", "kind", "country", "theme", "tag", "board", "sort", "sdg", "language", "next"]
ACCEPTED = ["text/html", "application/json", "*/*", "image/png"]
anything = st.sampled_from([*NUMBERS, *WORDS]) | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@dataclass(frozen=True)
class Sent:
    """One request."""

    person: str
    method: str
    address: str
    fields: dict[str, Any]
    accept: str


@dataclass(frozen=True)
class Ground:
    """The browsers of a village, and the ids of what there is in it."""

    browsers: dict[str, Client]
    pks: list[str]


@st.composite
def requests(draw: st.DrawFn, pks: list[str]) -> Sent:
    route = draw(st.sampled_from([route for route in ROWS if route != GUARDED]))
    places = {"pk": [*pks, *pks, *NUMBERS], "kind": ["thread", "case", "post", "member", "none"]}
    path = "/" + PLACE.sub(lambda place: quote(draw(st.sampled_from(places.get(place[1], OTHER))), safe=""), route)
    asked = draw(st.dictionaries(st.sampled_from([*ASKED, "lang", "look"]), anything, max_size=3))
    return Sent(
        draw(st.sampled_from(PERSONS)),
        draw(st.sampled_from(["GET", "POST", "POST", "HEAD", "PUT"])),
        f"{path}?{urlencode(asked)}" if asked else path,
        draw(_fields(route)),
        draw(st.sampled_from(ACCEPTED)),
    )


def _fields(route: str) -> st.SearchStrategy[dict[str, Any]]:
    """A complete form with some fields made anything, or fields that no form has."""
    form = FORMS.get(route)
    names = sorted({*form.fields(), *form.button}) if form else ["body", "act"]
    wrong = st.dictionaries(st.sampled_from([*names, "none"]), anything | st.lists(anything, max_size=3), max_size=4)
    return wrong.map(lambda some: {**(form.fields() if form else {}), **some})


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_breaks_the_site(ground: Ground, data: st.DataObject):
    _send(ground, data.draw(requests(ground.pks)))


@pytest.mark.long
@pytest.mark.timeout(1800)
@given(st.data())
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_of_thousands_breaks_the_site(ground: Ground, data: st.DataObject):
    """Twenty thousand in a long run, half of them on each database."""
    _send(ground, data.draw(requests(ground.pks)))


@pytest.fixture
def ground(db: None, settings: Any, tmp_path: Any) -> Ground:
    settings.MEDIA_ROOT, settings.ACCOUNT_RATE_LIMITS = tmp_path, False
    village = settle(interface="fr")
    browsers = {person: guest(village.person(person), interface="fr") for person in PERSONS}
    things = [*village.threads.values(), *village.cases.values(), *village.threads["own"].posts.all()]
    return Ground(browsers, sorted({str(thing.pk) for thing in things}))


def _send(ground: Ground, sent: Sent) -> None:
    browser = ground.browsers[sent.person]
    cookies = browser.cookies.copy()
    with transaction.atomic():
        response = browser.generic(
            sent.method,
            sent.address,
            urlencode(sent.fields, doseq=True),
            content_type="application/x-www-form-urlencoded",
            headers={"accept": sent.accept},
        )
        transaction.set_rollback(True)
    # Who was signed out is signed in again.
    browser.cookies = cookies
    assert response.status_code < 500

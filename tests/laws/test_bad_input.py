"""Whatever is sent to a form, the answer is never ours to regret: a sentence, the text kept, nothing half-written."""

from functools import cache
from typing import Any

import polib
import pytest
from django.apps import apps
from django.conf import settings as site
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from casestudies.models import Draft
from tests.factories.accounts import UserFactory, show_again
from tests.laws.access import ROWS, SENT
from tests.laws.addresses import path_of
from tests.laws.forms import FORMS, NO_FORMS, TEXT, Form
from tests.laws.reading import Page

pytestmark = [pytest.mark.django_db, pytest.mark.either]
# Wrong in every field of every form.
WRONG = {"empty": "", "too long": "a" * 100_000, "with a null byte": "a\x00b"}
# Wrong in most fields; a text may say it.
ODD = {
    "of a wrong type": "one, two",
    "unknown": "00000000-0000-4000-8000-999999999999",
    "too big": str(2**70),
    "negative": "-1",
    "twice": ["a", "b"],
}
FAR = ["999999999", str(2**63), str(2**70)]
GENERAL = {"provider_id": "none", "kind": "thread", "slug": "x", "name": "cases", "handle": "nobody"}
PLACES = ("pk", "number", "case_id", "thread_id")
SIGNING_OUT = "accounts/logout/"
every_form = pytest.mark.parametrize("route", FORMS)
# A button alone, and a draft, are never wrong.
strict_form = pytest.mark.parametrize("route", [route for route, form in FORMS.items() if not form.takes])


@pytest.fixture(autouse=True)
def _patient(settings: Any) -> None:
    # These laws send more than a person would; how often is another matter.
    settings.ACCOUNT_RATE_LIMITS = False


def test_every_form_has_a_row_and_every_row_a_form():
    taking = {route for route, row in ROWS.items() if row.method == "POST"} | set(SENT)

    assert set(FORMS) == taking - NO_FORMS


@strict_form
def test_an_empty_form_is_refused(route: str, request: pytest.FixtureRequest):
    _form, client, path = _prepared(route, request)
    before = _rows()

    _assert_refused(client.post(path), before)


@strict_form
@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_everywhere_is_refused(route: str, kind: str, request: pytest.FixtureRequest):
    form, client, path = _prepared(route, request)
    before = _rows()

    _assert_refused(client.post(path, {**dict.fromkeys(form.fields(), WRONG[kind]), **form.button}), before)


@every_form
def test_odd_values_break_nothing(route: str, request: pytest.FixtureRequest):
    form, client, path = _prepared(route, request)
    fields = form.fields()
    everywhere = [dict.fromkeys(fields, value) for value in ODD.values()]
    values = [*WRONG.values(), *ODD.values()] * len(fields)
    once = [{**fields, name: value} for name, value in zip(fields, values, strict=False)]

    for sent in (*everywhere, *once):
        before = _rows()
        response = client.post(path, {**sent, **form.button})
        if response.status_code >= 400:
            _assert_refused(response, before)


@pytest.mark.parametrize("route", [route for route, form in FORMS.items() if form.broken])
def test_a_refused_form_keeps_its_text(route: str, request: pytest.FixtureRequest):
    form, client, path = _prepared(route, request)
    before = _rows()

    response = client.post(path, {**form.fields(), **form.button, **form.broken})

    _assert_refused(response, before)
    assert TEXT in response.text


@every_form
def test_a_form_without_its_token_comes_back_with_its_text(route: str, request: pytest.FixtureRequest):
    form, client, path = _prepared(route, request, enforce_csrf_checks=True)
    sent, before = {**form.fields(), **form.button}, _rows()

    response = client.post(path, sent)

    _assert_refused(response, before)
    assert response.status_code == 403
    assert (TEXT in response.text) == (TEXT in sent.values())


@pytest.mark.parametrize("route", [route for route, form in FORMS.items() if form.sender != "visitor"])
def test_a_form_of_an_ended_session_comes_back_with_its_text(route: str, request: pytest.FixtureRequest):
    form, client, path = _prepared(route, request)
    sent, before = {**form.fields(), **form.button}, _rows()
    client.session.flush()

    response = client.post(path, sent)

    if route != SIGNING_OUT:
        _assert_refused(response, before)
        assert response.status_code == 403
        assert (TEXT in response.text) == (TEXT in sent.values())


@every_form
def test_a_form_sent_twice_does_its_work_once(route: str, request: pytest.FixtureRequest):
    form, client, path = _prepared(route, request)
    sent = {**form.fields(), **form.button}
    client.post(path, sent)
    before = _rows()

    response = client.post(path, sent)

    assert response.status_code < 500
    assert _rows() == before


@pytest.mark.parametrize("route", sorted({route for route in (*ROWS, *SENT) if "<int:" in route or "_id>" in route}))
def test_a_number_that_there_is_not_leads_nowhere(route: str, db: None):
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    show_again(client)

    for number in FAR:
        path = path_of(route, dict.fromkeys(PLACES, number) | GENERAL)
        for response in (client.get(path), client.post(path)):
            assert 400 <= response.status_code < 500


def _prepared(route: str, request: pytest.FixtureRequest, **client: Any) -> tuple[Form, Client, str]:
    """A form, a browser in French with its sender in it, and where it is sent."""
    form = FORMS[route]
    browser = Client(headers={"accept-language": "fr"}, **client)
    sender = request.getfixturevalue("member" if form.sender == "visitor" else form.sender)
    if form.sender != "visitor":
        browser.cookies = _signed_in(sender, again=form.again).cookies
    browser.cookies[site.LANGUAGE_COOKIE_NAME] = "fr"
    return form, browser, path_of(route, form.make(sender))


def _signed_in(sender: User, *, again: bool) -> Client:
    client = Client()
    client.force_login(sender)
    if again:
        show_again(client)
    return client


def _rows() -> dict[str, int]:
    """How many rows each table has.

    Not counted are sessions, which a browser brings, and drafts: what came incomplete is kept, on purpose.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f'(SELECT COUNT(*) FROM "{table}")' for table in _tables()))  # noqa: S608
        return dict(zip(_tables(), cursor.fetchone(), strict=True))


@cache
def _tables() -> list[str]:
    # Each database has tables of its own for the search.
    ours = {model._meta.db_table for model in apps.get_models() if model not in {Session, Draft}}
    return sorted(ours & set(connection.introspection.table_names()))


def _assert_refused(response: HttpResponse, before: dict[str, int]) -> None:
    """A refusal with a sentence in French, after which everything is as it was."""
    assert 400 <= response.status_code < 500, (response.status_code, response.headers.get("Location"))
    assert response.headers["Content-Language"] == "fr"
    assert _is_french(response)
    assert _rows() == before


def _is_french(response: HttpResponse) -> bool:
    if response.headers["Content-Type"] == "application/json":
        return bool(response.json()["detail"]) and response.json()["detail"] not in _catalogue()
    said = [words for words in Page(response.text).words if "main" in words.around and words.language == "fr"]
    return any(words.words.strip() in _catalogue().values() for words in said)


@cache
def _catalogue() -> dict[str, str]:
    """What the site says, in English and in French."""
    path = site.LOCALE_PATHS[0] / "fr" / "LC_MESSAGES" / "django.po"
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(path)) if not entry.msgid_plural}

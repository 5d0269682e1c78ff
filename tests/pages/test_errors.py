"""How the site says no: in the reader's language, in our looks, and without losing what was written."""

import re
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db.utils import ConnectionHandler
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.views.decorators.http import require_POST
from pytest_django import DjangoAssertNumQueries, Settings

from accounts.models import User
from accounts.refusing import Answered, Away, Conflict, Gone, Refused, TooMany, Unusable
from config import urls as site
from tests.laws.headers import openings

SENTENCE = "The tree is being watered."
TEXT = "We tried it in two districts, and it failed in both."
ERRORS: dict[str, tuple[int, Exception]] = {
    "suspicious": (400, SuspiciousOperation("inner words")),
    "denied": (403, PermissionDenied("inner words")),
    "refused": (403, Refused(SENTENCE)),
    "conflicting": (409, Conflict(SENTENCE)),
    "gone": (410, Gone(SENTENCE)),
    "body-too-big": (413, RequestDataTooBig("inner words")),
    "unusable": (422, Unusable(SENTENCE)),
    "too-many": (429, TooMany(SENTENCE, retry_after=90)),
    "away": (503, Away(SENTENCE, retry_after=90)),
    "broken": (500, ZeroDivisionError("inner words")),
}


def _raising(error: Exception) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


def _without_database(request: HttpRequest) -> HttpResponse:
    away = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "/nowhere/at/all.sqlite3"}})
    away["default"].cursor()
    return HttpResponse()


def _echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.POST.get("body", ""))


handler400, handler403, handler404 = site.handler400, site.handler403, site.handler404
handler429, handler500 = site.handler429, site.handler500
urlpatterns = [
    *[path(f"{name}/", _raising(error)) for name, (_status, error) in ERRORS.items()],
    path("without-database/", _without_database),
    path("echo/", _echo),
    path("only-forms/", require_POST(_echo)),
    path("", include("config.urls")),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def reader_of_errors() -> Client:
    """A browser that looks at the page of an error instead of the traceback."""
    return Client(raise_request_exception=False, headers={"origin": "http://testserver"})


@pytest.fixture
def strict() -> Client:
    """A browser whose forms need a token."""
    return Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})


@pytest.mark.django_db
@pytest.mark.parametrize("name", ERRORS)
def test_every_error_is_a_page_in_our_looks(reader_of_errors: Client, name: str) -> None:
    status, error = ERRORS[name]

    page = reader_of_errors.get(f"/{name}/")

    assert page.status_code == status
    assert "inner words" not in page.text
    assert "css/app.css" in page.text
    assert 'name="robots" content="noindex"' in page.text
    assert openings(page) == {}
    if isinstance(error, Answered):
        assert f'<h1 class="lesson__words"><bdi>{SENTENCE}</bdi></h1>' in page.text


@pytest.mark.django_db
@pytest.mark.parametrize("name", ERRORS)
def test_who_asks_for_json_gets_the_sentence_as_json(reader_of_errors: Client, name: str) -> None:
    status, error = ERRORS[name]

    answer = reader_of_errors.get(f"/{name}/", headers={"accept": "application/json"})

    assert answer.status_code == status
    assert answer.json()["detail"]
    assert openings(answer) == {}
    if isinstance(error, Answered):
        assert answer.json() == {"detail": SENTENCE}


def test_a_page_that_is_not_there_says_so_in_the_language_asked_for(client: Client, db: None) -> None:
    page = client.get("/nowhere/?lang=ar")

    assert page.status_code == 404
    assert '<html lang="ar" dir="rtl">' in page.text
    assert page.headers["Content-Language"] == "ar"


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "seconds"), [("too-many", "90"), ("away", "90"), ("without-database", "30")])
def test_not_now_says_when_to_come_back(reader_of_errors: Client, name: str, seconds: str) -> None:
    answer = reader_of_errors.get(f"/{name}/")

    assert answer.headers["Retry-After"] == seconds


@pytest.mark.django_db
def test_without_a_database_the_page_is_still_drawn_and_the_text_kept(
    reader_of_errors: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page = reader_of_errors.post("/without-database/?lang=fr", {"body": TEXT})

    assert page.status_code == 503
    assert '<html lang="fr" dir="ltr">' in page.text
    assert TEXT in page.text


def test_our_own_mistake_is_drawn_without_a_database(reader_of_errors: Client) -> None:
    page = reader_of_errors.get("/broken/", headers={"accept-language": "es"})

    assert page.status_code == 500
    assert '<html lang="es" dir="ltr">' in page.text


def test_a_form_without_token_comes_back_with_its_text_and_can_be_sent_again(strict: Client, db: None) -> None:
    page = strict.post("/echo/", {"body": TEXT, "key": "a1"})

    assert page.status_code == 403
    assert TEXT in page.text
    assert '<input type="hidden" name="key" value="a1">' in page.text
    token = str(page.context["csrf_token"])
    again = strict.post("/echo/", {"body": TEXT, "key": "a1", "csrfmiddlewaretoken": token})
    assert again.status_code == 200
    assert again.text == TEXT


def test_a_kept_text_is_called_as_its_form_called_it(strict: Client, db: None) -> None:
    page = strict.post("/echo/?lang=fr", {"body": TEXT, "tried": TEXT})

    assert re.findall(r"«\s(.+?)\s»</label>", page.text) == ["Texte", "Ce qui a été tenté"]


def test_a_password_is_never_written_into_the_page(strict: Client, db: None) -> None:
    page = strict.post("/accounts/login/", {"login": "ana@example.org", "password": "under the old tree"})

    assert page.status_code == 403
    assert "under the old tree" not in page.text
    assert 'type="password" name="password"' in page.text
    assert 'name="login" value="ana@example.org"' in page.text


def test_a_form_from_another_site_can_be_copied_but_not_sent(db: None) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"origin": "https://elsewhere.example"})

    page = strict.post("/echo/", {"body": TEXT})

    assert page.status_code == 403
    assert TEXT in page.text
    assert "Send again" not in page.text
    assert 'method="post"' not in page.text


def test_a_refusal_keeps_the_text(client: Client, member: User) -> None:
    client.force_login(member)

    page = client.post("/refused/", {"body": TEXT}, headers={"origin": "http://testserver"})

    assert page.status_code == 403
    assert SENTENCE in page.text
    assert TEXT in page.text


def test_markup_in_a_kept_text_stays_text(strict: Client, db: None) -> None:
    page = strict.post("/echo/", {"body": "</textarea><script>alert(1)</script> and more"})

    assert "<script>alert" not in page.text


def test_allauth_answers_too_many_in_our_looks(client: Client, db: None, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    for _attempt in range(3):
        page = client.post("/accounts/login/", {"login": "ana@example.org", "password": "wrong"})

    assert page.status_code == 429
    assert page.headers["Retry-After"] == "60"
    assert "lesson__words" in page.text


def test_a_body_that_is_too_big_is_refused_before_anything_reads_it(reader_of_errors: Client, db: None) -> None:
    page = reader_of_errors.post("/echo/", b"body=" + b"word+" * 1_200_000, "application/x-www-form-urlencoded")

    assert page.status_code == 413


def test_an_unknown_host_gets_a_page_before_anything_is_known_of_the_reader(reader_of_errors: Client) -> None:
    page = reader_of_errors.get("/", headers={"host": "elsewhere.example", "accept-language": "pt"})

    assert page.status_code == 400
    assert '<html lang="pt" dir="ltr">' in page.text


def test_an_address_that_only_takes_forms_says_so(client: Client, db: None) -> None:
    page = client.get("/only-forms/")

    assert page.status_code == 405
    assert page.headers["Allow"] == "POST"
    assert "lesson__words" in page.text


@pytest.mark.parametrize("address", ["/tags/%00/", "/tags/a%00/feed.atom", "/threads/?tag=a%00"])
def test_an_address_that_no_database_understands_is_not_understood(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 400


def test_a_body_that_is_too_long_is_never_read(client, settings):
    settings.REQUEST_BYTES_AT_MOST = 1000

    page = client.generic("POST", "/cases/new/story/", b"x" * 5000, content_type="multipart/form-data; boundary=x")

    assert page.status_code == 413
    assert "lang=" in page.content.decode()

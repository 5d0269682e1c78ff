"""New terms are accepted anew: whoever has not done so yet reads everything and writes nothing."""

from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from forum.models import Post
from pages.actions import accept_terms, put_terms
from pages.models import Acceptance, TermsEdition
from tests.factories.accounts import PASSWORD, UserFactory, show_again
from tests.factories.forum import ThreadFactory
from tests.forum.sending import send_reply

ACCEPT = "/terms/accept/"


@pytest.fixture
def owing(client: Client, member: User, editor: User) -> User:
    put_terms(2, by=editor)
    member.refresh_from_db()
    client.force_login(member)
    return member


def test_an_editor_puts_the_terms_to_everybody(client: Client, editor: User, member: User):
    client.force_login(editor)

    asked = client.get("/terms/put/")
    put = client.post("/terms/put/", {"edition": "2"})

    assert 'name="edition" value="2"' in asked.text
    assert put.headers["Location"] == "/terms/"
    assert TermsEdition.objects.get().by == editor
    assert set(User.objects.values_list("terms_owed", flat=True)) == {2}
    assert "Edition 2" in Client().get("/terms/").text


def test_an_edition_is_put_once_and_none_is_left_out(client: Client, editor: User):
    client.force_login(editor)

    answers = [client.post("/terms/put/", {"edition": edition}).status_code for edition in ("2", "2", "4", "one")]

    assert answers == [302, 302, 409, 422]
    assert TermsEdition.objects.count() == 1


def test_whoever_owes_an_answer_reads_on(client: Client, owing: User):
    thread = ThreadFactory(posts=1)

    pages = [client.get(path).status_code for path in ("/", thread.get_absolute_url(), "/drafts/", "/threads/new/")]

    assert pages == [200] * 4


def test_what_is_sent_meanwhile_is_kept_and_taken_with_the_answer(client: Client, owing: User):
    thread = ThreadFactory(posts=1)
    form = {"body": "Seven seats under a tree", "key": str(uuid4()), "language": "en", "send": "1"}

    refused = client.post(reverse("forum:reply", args=[thread.pk]), form, headers={"origin": "http://testserver"})
    assert refused.status_code == 403
    assert "Seven seats under a tree" in refused.text
    assert 'name="accepted_terms" value="2"' in refused.text
    assert not Post.objects.filter(author=owing).exists()

    sent = client.post(reverse("forum:reply", args=[thread.pk]), {**form, "accepted_terms": "2"})
    assert sent.status_code == 302
    assert Post.objects.get(author=owing).body == "Seven seats under a tree"
    assert Acceptance.objects.get(member=owing).edition == 2


def test_a_script_gets_the_page_too_and_then_sends_plainly(client: Client, owing: User):
    thread = ThreadFactory(posts=1)

    refused = send_reply(client, thread, accept="application/json")

    assert refused.status_code == 403
    assert refused.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("answered", ["", "1", "3", "two"])
def test_another_edition_is_no_answer(client: Client, owing: User, answered: str):
    sent = client.post(reverse("forum:new_thread"), {"body": "A text", "accepted_terms": answered})

    assert sent.status_code == 403
    assert not Acceptance.objects.exists()


def test_what_is_only_looked_at_while_writing_goes_on(client: Client, owing: User):
    sent = {"body": "A text", "text": "A text that is long enough"}

    assert [client.post(path, sent).status_code for path in ("/preview/", "/language/")] == [200, 200]


def test_signing_in_leads_to_the_terms_and_on(client: Client, member: User, editor: User):
    put_terms(2, by=editor)

    came = client.post(
        "/accounts/login/?next=/drafts/", {"login": member.email, "password": PASSWORD, "next": "/drafts/"}
    )
    assert came.headers["Location"] == f"{ACCEPT}?next=%2Fdrafts%2F"
    page = client.get(came.headers["Location"])
    assert 'name="edition" value="2"' in page.text
    assert 'lang="en" dir="ltr"' in page.text

    accepted = client.post(ACCEPT, {"edition": "2", "next": "/drafts/"})
    assert accepted.headers["Location"] == "/drafts/"
    member.refresh_from_db()
    assert member.terms_owed == 0


def test_what_was_accepted_is_written_down_with_its_language(client: Client, owing: User):
    client.post(f"{ACCEPT}?lang=fr", {"edition": "2"})

    written = Acceptance.objects.get()
    assert (written.member, written.edition, written.language) == (owing, 2, "fr")
    assert written.accepted_at


def test_joining_accepts_the_terms_as_they_stand(client: Client, editor: User):
    put_terms(2, by=editor)
    joined = {"display_name": "Ana", "email": "new@example.org", "password1": "nine baskets of maize"}

    page = client.get("/accounts/signup/?lang=es").text
    client.post("/accounts/signup/", joined)

    assert 'href="/terms/"' in page
    written = Acceptance.objects.get(member__email="new@example.org")
    assert (written.edition, written.language) == (2, "es")
    assert written.member.terms_owed == 0


def test_who_does_not_accept_can_still_look_after_the_account(client: Client, owing: User):
    show_again(client)

    assert client.post("/accounts/sessions/", {"session": "1"}).status_code == 302
    assert client.post("/accounts/logout/").status_code == 302


def test_terms_that_changed_while_one_read_are_read_again(client: Client, owing: User, editor: User):
    put_terms(3, by=editor)

    page = client.post(ACCEPT, {"edition": "2"})

    assert page.status_code == 409
    assert 'name="edition" value="3"' in page.text
    assert not Acceptance.objects.exists()


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:1", "\\\\example.org"])
def test_nobody_is_led_to_another_site(client: Client, owing: User, elsewhere: str):
    assert client.post(ACCEPT, {"edition": "2", "next": elsewhere}).headers["Location"] == "/"


def test_accepting_twice_is_once(owing: User):
    for _time in range(2):
        accept_terms(owing, edition=2)

    assert Acceptance.objects.filter(member=owing).count() == 1


def test_what_is_owed_costs_no_query_of_a_request(client: Client, owing: User, django_assert_num_queries):
    other = Client()
    other.force_login(UserFactory())
    with CaptureQueriesContext(connection) as asked:
        other.get("/about/")

    with django_assert_num_queries(len(asked)):
        client.get("/about/")


def test_every_language_has_the_page(client: Client, owing: User):
    for language, _name in settings.LANGUAGES:
        assert f'lang="{language}"' in client.get(f"{ACCEPT}?lang={language}").text


def test_members_who_joined_later_owe_nothing(owing: User):
    assert UserFactory().terms_owed == 0

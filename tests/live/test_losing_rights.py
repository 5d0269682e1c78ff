"""Whoever signs out or is suspended stops listening at once, in every window."""

from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory, show_again
from tests.live.conftest import Open


def test_signing_out_closes_the_sockets_of_that_session(open_page: Open, author: User) -> None:
    here, elsewhere = Client(), Client()
    for window in (here, elsewhere):
        window.force_login(author)
    page, other = open_page(client=here), open_page(client=elsewhere)
    for listening in (page, other):
        listening.join(f"pocket-{author.pk}")

    here.post(reverse("account_logout"))

    assert page.close_code() == 4403
    other.say({"beat": 1})
    assert other.hear()["name"] == "heads"


def test_ending_a_session_from_afar_closes_its_sockets(open_page: Open, author: User) -> None:
    here, elsewhere = Client(), Client()
    for window in (elsewhere, here):
        window.post(reverse("account_login"), {"login": author.email, "password": PASSWORD})
    page, other = open_page(client=here), open_page(client=elsewhere)
    for listening in (page, other):
        listening.join(f"pocket-{author.pk}")
    show_again(here)

    here.post(reverse("accounts:sessions"))

    assert other.close_code() == 4403
    page.say({"beat": 1})
    assert page.hear()["name"] == "heads"


def test_a_suspension_closes_all_sockets_of_the_member(open_page: Open, author: User) -> None:
    administrator = Client()
    administrator.force_login(UserFactory(is_staff=True, is_superuser=True, second_step=True))
    pages = [open_page(author), open_page(author)]
    for page in pages:
        page.join(f"pocket-{author.pk}")

    address = reverse("admin:accounts_user_change", args=[author.pk])
    form = administrator.get(address).context["adminform"].form
    values = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    suspended = {"suspended_at_0": "2026-11-21", "suspended_at_1": "12:00"}
    answer = administrator.post(address, {**values, **suspended})

    assert answer.status_code == 302
    assert [page.close_code() for page in pages] == [4403, 4403]

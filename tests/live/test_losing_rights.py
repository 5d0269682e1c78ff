"""Whoever signs out or is suspended stops listening at once, in every window."""

from django.test import Client
from django.urls import reverse

from accounts.actions import let_go
from accounts.models import MemberGroup, User
from forum.actions import merge_threads, save_board
from tests.factories.accounts import PASSWORD, UserFactory, show_again
from tests.factories.forum import ThreadFactory
from tests.factories.groups import group, private_board
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


def test_whoever_leaves_a_group_hears_its_threads_no_more(open_page: Open, author: User) -> None:
    stays = UserFactory()
    thread = ThreadFactory(board=private_board(author, stays), author=stays)
    leaving, staying = open_page(author), open_page(stays)
    for page in (leaving, staying):
        page.join(thread.topic)

    let_go(MemberGroup.objects.get(board_rights__board=thread.board), member=author, by=author)

    assert leaving.close_code() == 4403
    staying.say({"beat": 1})
    assert staying.hear()["name"] == "heads"


def test_a_board_that_closes_closes_the_pages_of_others(open_page: Open, author: User) -> None:
    thread = ThreadFactory()
    inside, outside, visitor = open_page(author), open_page(UserFactory()), open_page()
    for page in (inside, outside, visitor):
        page.join(thread.topic)

    thread.board.audience = "groups"
    keeper = UserFactory(is_superuser=True)
    save_board(thread.board, by=keeper, rights={group(author).pk: True})

    assert [page.close_code() for page in (outside, visitor)] == [4403, 4403]
    inside.say({"beat": 1})
    assert inside.hear()["name"] == "heads"


def test_a_thread_that_is_merged_away_closes_its_pages_once_they_heard(open_page: Open, author: User) -> None:
    thread, there = ThreadFactory(), ThreadFactory(board=private_board(author))
    moderator = UserFactory(groups=["Moderators", group(author).name])
    page = open_page(author)
    page.join(thread.topic)

    merge_threads(thread, into=there, by=moderator)

    told = page.hear_named("thread-merged")
    assert told["merged"] == f"/threads/{thread.pk}/"
    assert there.title not in str(told)
    assert page.close_code() == 4403

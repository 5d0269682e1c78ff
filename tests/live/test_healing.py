"""What the doorbell loses, the comparison with the database finds."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

import live
from accounts.models import User
from live import hub
from tests.factories.accounts import UserFactory
from tests.live.bulletin import write, write_silently
from tests.live.conftest import Open


def test_a_lost_ring_is_found_by_the_comparison(open_page: Open, author: User, settings: Any) -> None:
    settings.LIVE_COMPARE_SECONDS = 0.1
    page = open_page()
    page.join(f"bulletin-{author.pk}")

    write_silently(author, "Nobody was told.")

    assert page.hear(3) == {"name": "heads", "heads": {f"bulletin-{author.pk}": 1}}


def test_what_was_delivered_is_not_announced_again(
    open_page: Open, author: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LIVE_COMPARE_SECONDS = 0.1
    # A busy machine takes its time to deliver.
    monkeypatch.setattr(hub, "ON_ITS_WAY", 2.0)
    page = open_page()
    page.join(f"bulletin-{author.pk}")

    write(author, "Told.")

    assert page.hear()["name"] == "line-added"
    with pytest.raises(TimeoutError):
        page.hear(3)


def test_a_page_that_joins_later_does_not_hide_a_loss_from_the_others(
    open_page: Open, author: User, settings: Any
) -> None:
    settings.LIVE_COMPARE_SECONDS = 0.5
    early = open_page()
    early.join(f"bulletin-{author.pk}")

    write_silently(author, "Nobody was told.")
    late = open_page()

    assert late.join(f"bulletin-{author.pk}")["seq"] == 1
    assert early.hear() == {"name": "heads", "heads": {f"bulletin-{author.pk}": 1}}


def test_the_heartbeat_carries_the_heads(open_page: Open, author: User, settings: Any) -> None:
    settings.LIVE_HEARTBEAT_SECONDS = 0.2
    write_silently(author, "One.")
    page = open_page(author)
    page.join(f"pocket-{author.pk}")
    page.join(f"bulletin-{author.pk}")

    beats = [page.hear() for _ in range(3)]

    assert {"name": "heads", "heads": {f"bulletin-{author.pk}": 1}} in beats


def test_a_member_who_lost_the_right_is_closed_at_once(open_page: Open, author: User) -> None:
    visitor, member = open_page(), open_page(UserFactory())
    for page in (visitor, member):
        page.join(f"bulletin-{author.pk}")

    User.objects.filter(pk=author.pk).update(is_public=False)
    live.recheck(f"bulletin-{author.pk}")
    write(author, "Only for members now.")

    assert visitor.close_code() == 4403
    assert member.hear()["html"] == "Only for members now."


def test_one_member_is_asked_again_without_touching_others(open_page: Open, author: User) -> None:
    leaving, staying = UserFactory(), UserFactory()
    pages = {person: open_page(person) for person in (leaving, staying)}
    for page in pages.values():
        page.join(f"bulletin-{author.pk}")

    User.objects.filter(pk__in=[leaving.pk, staying.pk]).update(is_active=False)
    live.recheck(user_pk=leaving.pk)

    assert pages[leaving].close_code() == 4403
    write(author, "Still here.")
    assert pages[staying].hear()["html"] == "Still here."


@pytest.mark.parametrize("what", ["signed out", "suspended", "new password", "right lost"])
def test_a_lost_order_to_ask_again_heals_by_turns(open_page: Open, author: User, settings: Any, what: str) -> None:
    settings.LIVE_COMPARE_SECONDS = settings.LIVE_RECHECK_SECONDS = 0.1
    member = UserFactory()
    page = open_page(member)
    page.join(f"bulletin-{author.pk}")

    lose(what, member, author)

    assert page.close_code() == 4403


def test_a_page_whose_member_signed_out_joins_nothing_more(open_page: Open, author: User) -> None:
    page = open_page(UserFactory())
    Session.objects.all().delete()

    assert page.join(f"bulletin-{author.pk}")["name"] == "refused"


def lose(what: str, member: User, author: User) -> None:
    if what == "signed out":
        Session.objects.all().delete()
    elif what == "suspended":
        User.objects.filter(pk=member.pk).update(suspended_at=timezone.now())
    elif what == "new password":
        member.set_password("another one entirely")
        member.save()
    else:
        User.objects.filter(pk=author.pk).update(is_active=False)

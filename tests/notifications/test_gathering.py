"""Thanks are told gently: one alert for all that nobody has read of yet."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from forum import actions
from forum.models import Post
from notifications import tasks
from notifications.models import Alert, Announcement
from tests.factories.accounts import UserFactory
from tests.factories.forum import PostFactory

pytestmark = pytest.mark.django_db
Deliver = Callable[[Callable[[], object]], object]


@pytest.fixture
def post(member: User) -> Post:
    return PostFactory(author=member)


@pytest.fixture
def alerts(client: Client, member: User) -> Callable[[], str]:
    client.force_login(member)
    return lambda: " ".join(client.get("/notifications/").content.decode().split())


def people(*names: str) -> list[User]:
    return [UserFactory(display_name=name) for name in names]


def test_many_thanks_are_one_alert(post: Post, member: User, deliver: Deliver, alerts: Callable[[], str]) -> None:
    first, *others = people("Ana", "Ben", "Chi", "Dia")
    deliver(lambda: actions.thank(post, by=first))
    assert "<bdi><b>Ana</b></bdi> thanked you for" in alerts()

    for other in others:
        deliver(lambda other=other: actions.thank(post, by=other))

    assert "<bdi><b>Dia</b></bdi> and 3 others thanked you for" in alerts()
    assert Alert.objects.of(member).count() == 1


def test_two_are_one_and_another(post: Post, deliver: Deliver, alerts: Callable[[], str]) -> None:
    for person in people("Ana", "Ben"):
        deliver(lambda person=person: actions.thank(post, by=person))

    assert "<bdi><b>Ben</b></bdi> and 1 other thanked you for" in alerts()


def test_what_was_read_is_not_told_again(post: Post, member: User, deliver: Deliver) -> None:
    ana, ben = people("Ana", "Ben")
    deliver(lambda: actions.thank(post, by=ana))
    Alert.objects.of(member).update(read_at=post.created_at)
    actions.take_thanks_back(post, by=ana)
    deliver(lambda: actions.thank(post, by=ana))
    assert Alert.objects.of(member).count() == 1

    deliver(lambda: actions.thank(post, by=ben))

    assert [alert.others for alert in Alert.objects.of(member)] == [None, None]


def test_thanks_taken_back_are_untold(post: Post, member: User, deliver: Deliver, alerts: Callable[[], str]) -> None:
    ana, ben, chi = people("Ana", "Ben", "Chi")
    for person in (ana, ben, chi):
        deliver(lambda person=person: actions.thank(post, by=person))

    deliver(lambda: actions.take_thanks_back(post, by=chi))
    assert "<bdi><b>Ben</b></bdi> and 1 other thanked you for" in alerts()
    deliver(lambda: actions.take_thanks_back(post, by=ana))
    assert "<bdi><b>Ben</b></bdi> thanked you for" in alerts()
    deliver(lambda: actions.take_thanks_back(post, by=ben))
    assert not Alert.objects.exists()
    deliver(lambda: actions.thank(post, by=ben))
    assert "<bdi><b>Ben</b></bdi> thanked you for" in alerts()


def test_thanks_taken_back_at_once_are_never_told(post: Post, deliver: Deliver) -> None:
    [ana] = people("Ana")

    def think_again() -> None:
        actions.thank(post, by=ana)
        actions.take_thanks_back(post, by=ana)

    deliver(think_again)

    assert not Announcement.objects.exists()
    assert not Alert.objects.exists()


def test_a_delivery_that_runs_again_counts_nobody_twice(post: Post, member: User, deliver: Deliver) -> None:
    for person in people("Ana", "Ben"):
        deliver(lambda person=person: actions.thank(post, by=person))
    Announcement.objects.update(fanned_out_at=None, leased_until=None)

    for announcement in Announcement.objects.order_by("-pk"):
        tasks.fan_out.func(announcement.pk)

    alert = Alert.objects.of(member).get()
    assert alert.actor.display_name == "Ben"
    assert len(alert.others) == 1


def test_a_hidden_post_takes_its_thanks_along(post: Post, moderator: User, deliver: Deliver, alerts) -> None:
    [ana] = people("Ana")
    deliver(lambda: actions.thank(post, by=ana))

    deliver(lambda: actions.hide_post(post, by=moderator, reason="It names a person."))

    assert "thanked you for" not in alerts()

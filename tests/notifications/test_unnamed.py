"""Who told a story without a name is told what is said about it, and nobody else learns who that is."""

import pytest
from django.test import Client

from accounts.models import User
from casestudies import actions as cases
from notifications import actions
from notifications.models import Alert
from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published, story
from tests.factories.tags import country, theme
from tests.forum.sending import send_reply

pytestmark = pytest.mark.django_db
UNNAMED = ["moderators", "country_withheld"]


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def author(db):
    # A number that stands in no page by chance.
    return UserFactory(display_name="Zénaïde Unnamed", handle="zenaide", pk=76_543_210)


@pytest.mark.parametrize("anonymity", UNNAMED)
def test_replies_are_told_to_the_one_who_told_the_story(author, reader, deliver, anonymity):
    case = published(author, anonymity=anonymity)

    deliver(lambda: send_reply(signed_in(reader), case.thread))

    page = signed_in(author).get("/notifications/").content.decode()
    assert reader.display_name in page
    assert case.title in page
    assert signed_in(author).get("/notifications/count.json").json() == {"unread": 1}


@pytest.mark.parametrize("anonymity", ["named", *UNNAMED])
def test_a_reply_of_ones_own_is_told_to_nobody(author, deliver, anonymity):
    case = published(author, anonymity=anonymity)

    deliver(lambda: send_reply(signed_in(author), case.thread))

    assert not Alert.objects.of(author).exists()


def test_one_reply_tells_a_named_author_once(author, reader, deliver):
    case = published(author)

    deliver(lambda: send_reply(signed_in(reader), case.thread))

    assert Alert.objects.of(author).count() == 1


@pytest.mark.parametrize("anonymity", UNNAMED)
def test_the_telling_gives_nobody_away(author, reader, member, deliver, anonymity):
    case = published(author, anonymity=anonymity)
    thread = case.thread
    signed_in(member).post(f"/following/{thread.topic}/", {"act": "follow"})

    deliver(lambda: send_reply(signed_in(reader), thread))

    addresses = [case.get_absolute_url(), thread.get_absolute_url(), thread.posts.last().get_absolute_url()]
    addresses += ["/", "/threads/", "/cases/", f"/threads/{thread.pk}/events/?since=0", "/feeds/threads.atom"]
    addresses += [f"/api/v1/threads/{thread.pk}", f"/api/v1/cases/{case.pk}"]
    for client in (Client(), signed_in(member), signed_in(reader)):
        for address in addresses:
            assert_names_nobody(client, address, author)
    assert_names_nobody(signed_in(member), "/notifications/", author)


def assert_names_nobody(client: Client, address: str, author: User) -> None:
    response = client.get(address)
    assert response.status_code == 200, address
    said = response.content.decode()
    for word in (author.display_name, author.handle, str(author.pk)):
        assert word not in said, (address, word)


def test_an_alert_does_not_name_a_country_that_is_withheld_by_now(author, reader, deliver):
    benin = country("BJ")
    actions.follow(reader, topic=benin.topic)
    case = deliver(lambda: published(author, tags=[benin, theme("health")]))
    assert "Benin" in signed_in(reader).get("/notifications/").content.decode()

    draft = cases.draft_of_case(case, by=author)
    withheld = story(tags=[benin, theme("health")], anonymity="country_withheld")
    deliver(lambda: cases.revise_story(case, withheld, by=author, key=draft.key))

    page = signed_in(reader).get("/notifications/").content.decode()
    assert "Benin" not in page
    assert "A new case:" in page

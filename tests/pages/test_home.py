"""The first page: what is new for everybody, and for members what is new in what they follow."""

import pytest
from django.utils import timezone

from casestudies.actions import hide_case
from forum.actions import hide_thread
from notifications.actions import announce, follow
from notifications.tasks import fan_out
from tests.factories.casestudies import published
from tests.factories.forum import BoardFactory, ThreadFactory
from tests.factories.tags import country, keyword, theme

pytestmark = pytest.mark.django_db


def page(client):
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_visitors_read_what_is_new(client):
    published(title="Wells in Parakou")
    ThreadFactory(title="Who keeps the well?")

    said = page(client)

    assert "Practices travel." in said
    assert "Wells in Parakou" in said
    assert "Who keeps the well?" in said


def test_without_anything_it_invites(client):
    assert "Tell the first story" in page(client)


def test_what_is_hidden_is_gone_at_once(client, moderator):
    case, thread = published(title="Wells in Parakou"), ThreadFactory(title="Who keeps the well?")
    page(client)

    hide_case(case, by=moderator, reason="It names a person.")
    hide_thread(thread, by=moderator, reason="It names a person.")

    assert "Wells in Parakou" not in page(client)
    assert "Who keeps the well?" not in page(client)


def test_visitors_do_not_read_what_is_for_members(client, member):
    ThreadFactory(title="For members only", board=BoardFactory(audience="members"))

    assert "For members only" not in page(client)
    client.force_login(member)
    assert "For members only" in page(client)


def test_a_case_thread_stands_there_once_somebody_replied(client):
    case = published(title="Wells in Parakou")

    assert page(client).count("Wells in Parakou") == 1
    case.thread.last_number = 2
    case.thread.record("post-added")
    case.thread.save()
    assert page(client).count("Wells in Parakou") == 2


def test_members_find_what_they_follow_first(client, reader):
    follow(reader, topic=theme("health").topic)
    followed = ThreadFactory(title="A thread by itself")
    follow(reader, topic=followed.topic)
    published(title="Milk banks", tags=[country("BR"), theme("health")])
    ThreadFactory(title="Digging", tags=[keyword("latrines")])
    # A keyword can be followed by those who read something that carries it.
    follow(reader, topic=keyword("latrines").topic)
    ThreadFactory(title="Something else", tags=[country("BR")])
    client.force_login(reader)

    said = page(client)
    own = said[said.index("For you") : said.index("Being talked about")]

    assert "because you follow <bdi>Health</bdi>" in own
    assert "because you follow <bdi>latrines</bdi>" in own
    assert "you follow this thread" in own
    assert all(title in own for title in ("Milk banks", "Digging", "A thread by itself"))
    assert "Something else" not in own


def test_members_read_how_many_alerts_are_new(client, reader, member):
    case = published(member)
    fan_out.call(announce("case-published", about=case.subject, actor=member, topics={reader.topic}).pk)
    client.force_login(reader)

    assert "One thing happened in what you follow" in page(client)


def test_it_asks_little(client, reader, django_assert_max_num_queries):
    for number in range(8):
        published(title=f"Story {number}", tags=[country("BJ"), theme("health")])
        ThreadFactory(title=f"Thread {number}", tags=[theme("health")])
    follow(reader, topic=theme("health").topic)
    follow(reader, topic=country("BJ").topic)
    page(client)

    with django_assert_max_num_queries(6):
        page(client)
    client.force_login(reader)
    with django_assert_max_num_queries(10):
        page(client)


def test_visitors_share_one_drawing(client, django_assert_num_queries):
    published(title="Wells in Parakou")
    page(client)

    with django_assert_num_queries(2):
        page(client)


def test_languages_and_colours_are_not_shared(client):
    assert 'lang="en"' in page(client)
    assert 'lang="ar" dir="rtl"' in client.get("/?lang=ar").content.decode()
    assert 'data-theme="dark"' in client.get("/?look=dark").content.decode()


def test_lists_are_ordered_by_date_alone(client):
    now = timezone.now()
    quiet, busy = ThreadFactory(title="Quiet", created_at=now), ThreadFactory(title="Busy", posts=9)
    assert busy.post_count > quiet.post_count

    said = page(client)

    assert said.index("Quiet") < said.index("Busy")

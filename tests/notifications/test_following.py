"""Following a theme and being told; what one may not see is never told."""

import re

import pytest
from django.utils import timezone

from accounts.refusing import Refused
from casestudies import actions as cases
from notifications import actions, tasks
from notifications.models import Alert, Announcement, Follow
from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published
from tests.factories.forum import ThreadFactory
from tests.factories.tags import country, theme

pytestmark = pytest.mark.django_db


def test_a_reader_who_follows_a_theme_is_told_of_a_new_case(client, member, reader, deliver):
    actions.follow(reader, topic=theme("health").topic)

    case = deliver(lambda: published(member, tags=[country("BJ"), theme("health")]))

    client.force_login(reader)
    page = client.get("/notifications/").content.decode()
    assert case.title in page
    assert "Health" in page
    assert client.get("/notifications/count.json").json() == {"unread": 1}


def test_following_two_tags_of_one_case_tells_once(member, reader, deliver):
    for tag in (theme("health"), country("BJ")):
        actions.follow(reader, topic=tag.topic)

    deliver(lambda: published(member, tags=[country("BJ"), theme("health")]))

    assert Alert.objects.of(reader).count() == 1


def test_the_author_is_not_told_of_the_own_case(member, deliver):
    actions.follow(member, topic=theme("health").topic)

    deliver(lambda: published(member, tags=[country("BJ"), theme("health")]))

    assert not Alert.objects.of(member).exists()


def test_opening_an_alert_marks_it_and_leads_to_its_subject(client, member, reader, deliver):
    actions.follow(reader, topic=theme("health").topic)
    case = deliver(lambda: published(member, tags=[country("BJ"), theme("health")]))
    client.force_login(reader)

    response = client.get(Alert.objects.of(reader).get().get_absolute_url())

    assert response.url == case.get_absolute_url()
    assert client.get("/notifications/count.json").json() == {"unread": 0}


def test_marking_all_leaves_what_came_later_new(client, member, reader, deliver):
    actions.follow(reader, topic=theme("health").topic)
    tagged = [country("BJ"), theme("health")]
    deliver(lambda: published(member, tags=tagged))
    seen = Alert.objects.of(reader).get()
    deliver(lambda: published(member, title="Later", tags=tagged))
    client.force_login(reader)

    client.post("/notifications/read/", {"before": seen.pk})

    assert client.get("/notifications/count.json").json() == {"unread": 1}


def test_a_hidden_case_leaves_alerts_and_counts_and_its_author_reads_why(client, member, reader, moderator, deliver):
    actions.follow(reader, topic=theme("health").topic)
    case = deliver(lambda: published(member, tags=[country("BJ"), theme("health")]))

    deliver(lambda: cases.hide_case(case, by=moderator, reason="It names a person."))

    client.force_login(reader)
    assert client.get("/notifications/count.json").json() == {"unread": 0}
    assert case.title not in client.get("/notifications/").content.decode()
    client.force_login(member)
    assert "It names a person." in client.get("/notifications/").content.decode()
    assert not Alert.objects.filter(user=reader, name="subject-hidden").exists()


def test_a_case_hidden_before_the_telling_is_told_to_nobody(member, reader, moderator, deliver):
    actions.follow(reader, topic=theme("health").topic)

    def publish_and_hide():
        case = published(member, tags=[country("BJ"), theme("health")])
        cases.hide_case(case, by=moderator, reason="At once.")

    deliver(publish_and_hide)

    assert not Alert.objects.of(reader).exists()


def test_a_killed_worker_is_made_up_for(member, reader, django_capture_on_commit_callbacks):
    actions.follow(reader, topic=theme("health").topic)
    published(member, tags=[country("BJ"), theme("health")])
    told = Announcement.objects.get(name="case-published")
    Announcement.objects.filter(pk=told.pk).update(leased_until=timezone.now() - tasks.LEASE)

    tasks.sweep.func()
    tasks.fan_out.func(told.pk)
    tasks.fan_out.func(told.pk)

    assert Alert.objects.of(reader).count() == 1


@pytest.mark.parametrize("topic", ["member-1", "tag-999999", "tag-x", "thread-999999", "board-1", "tag-" + "9" * 40])
def test_what_cannot_be_followed_is_refused(client, reader, topic):
    client.force_login(reader)

    response = client.post(f"/following/{topic}/", {"act": "follow"})

    assert response.status_code == 403
    assert not Follow.objects.exists()


def test_the_button_follows_and_stops(client, reader):
    client.force_login(reader)
    topic = theme("health").topic

    there = client.post(f"/following/{topic}/", {"act": "follow", "next": "/themes/health/"})
    page = client.get("/following/").content.decode()
    client.post(f"/following/{topic}/", {"act": "unfollow", "next": "https://elsewhere.example/"})

    assert there.url == "/themes/health/"
    assert "Health" in page
    assert not Follow.objects.of(reader).exists()


def test_nothing_changes_for_a_closed_account(reader):
    actions.follow(reader, topic=theme("health").topic)
    reader.is_active = False

    with pytest.raises(Refused):
        actions.unfollow(reader, topic=theme("health").topic)

    assert Follow.objects.exists()


def test_the_button_under_a_long_title_in_another_script_follows_and_leads_back(client, reader):
    thread = ThreadFactory(title="如何在干旱地区维护一口水井" * 5)
    client.force_login(reader)
    shown = client.get(thread.get_absolute_url()).content.decode()
    back = re.search(r'name="next" value="([^"]+)"', shown)[1]

    response = client.post(f"/following/{thread.topic}/", {"act": "follow", "next": back})

    assert len(back) > 500
    assert response.url == back
    assert Follow.objects.of(reader).filter(topic=thread.topic).exists()


def test_an_address_longer_than_any_of_ours_is_ignored(client, reader):
    client.force_login(reader)

    response = client.post(f"/following/{theme('health').topic}/", {"act": "follow", "next": "/" + "a" * 5000})

    assert response.url == "/following/"
    assert Follow.objects.of(reader).exists()


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "health", "a:b", "\\/a"])
def test_following_leads_back_into_the_site_only(client, reader, elsewhere):
    client.force_login(reader)

    response = client.post(f"/following/{theme('health').topic}/", {"act": "follow", "next": elsewhere})

    assert response.url == "/following/"


def test_visitors_have_no_alerts(client, db):
    assert client.get("/notifications/").status_code == 302
    assert client.get("/notifications/count.json").json() == {"unread": 0}
    assert client.post("/following/tag-1/", {"act": "follow"}).status_code == 403


def test_another_members_alert_is_not_found(client, member, reader, deliver):
    actions.follow(reader, topic=theme("health").topic)
    deliver(lambda: published(member, tags=[country("BJ"), theme("health")]))
    client.force_login(UserFactory())

    assert client.get(Alert.objects.get().get_absolute_url()).status_code == 404


def test_a_page_of_alerts_asks_little(client, member, reader, deliver, django_assert_max_num_queries):
    actions.follow(reader, topic=theme("health").topic)
    for number in range(5):
        deliver(lambda number=number: published(member, title=f"Case {number}", tags=[country("BJ"), theme("health")]))
    client.force_login(reader)

    with django_assert_max_num_queries(9):
        client.get("/notifications/")

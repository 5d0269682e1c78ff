"""Members share pages that were drawn once; what is each one's own is only theirs."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from forum.sharing import NAME, SEAT
from notifications.models import Alert, Announcement, Follow
from tests.factories.accounts import UserFactory
from tests.factories.forum import ThreadFactory
from tests.forum.sending import page, send_reply

pytestmark = pytest.mark.django_db


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def value(text: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', text)[1]


@pytest.mark.parametrize("address", ["thread", "list"])
def test_each_member_finds_their_own_name_and_nobody_elses(member: User, reader: User, address: str) -> None:
    thread = ThreadFactory()
    where = thread.get_absolute_url() if address == "thread" else "/threads/"

    texts = {person: signed_in(person).get(where).content.decode() for person in (member, reader)}

    for person, other in ((member, reader), (reader, member)):
        assert person.display_name in texts[person]
        assert person.get_absolute_url() in texts[person]
        assert f'stream="member-{person.pk}"' in texts[person]
        assert other.display_name not in texts[person]
        assert str(SEAT) not in texts[person]


def test_each_form_has_a_key_and_a_token_of_its_own(member: User, reader: User) -> None:
    thread = ThreadFactory()
    texts = [page(signed_in(person), thread) for person in (member, reader, reader)]

    assert len({value(text, "key") for text in texts}) == 3
    assert len({value(text, "csrfmiddlewaretoken") for text in texts}) == 3


def test_a_shared_page_posts(member: User, reader: User) -> None:
    thread = ThreadFactory()
    page(signed_in(reader), thread)
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    text = page(client, thread)

    token = value(text, "csrfmiddlewaretoken")
    response = send_reply(client, thread, key=value(text, "key"), csrfmiddlewaretoken=token)

    assert response.status_code == 302
    assert "We asked first." in page(signed_in(reader), thread)


def test_a_name_is_a_name_and_not_a_tag(reader: User) -> None:
    thread = ThreadFactory()
    page(signed_in(reader), thread)
    strange = UserFactory(display_name=f"<script>alert(1)</script>{NAME[:9]}")

    assert "<script>alert" not in page(signed_in(strange), thread)


def test_what_differs_is_not_shared(member: User, reader: User) -> None:
    thread = ThreadFactory()
    reader.interface_language, reader.time_zone = "fr", "Asia/Tokyo"
    reader.save()
    Follow.objects.create(user=member, topic=thread.topic)
    news = Announcement.objects.create(name="post-added", kind="thread", object_pk=thread.pk)
    Alert.objects.create(user=member, announcement=news, name=news.name, kind="thread", object_pk=thread.pk)

    theirs, french = page(signed_in(member), thread), page(signed_in(reader), thread)

    assert 'value="unfollow"' in theirs
    assert 'value="follow"' in french
    assert 'aria-hidden="true">1</span>' in theirs
    assert 'aria-hidden="true" hidden>0</span>' in french
    assert '<html lang="fr"' in french
    assert '"zone": "Asia/Tokyo"' in french


def test_authors_and_moderators_have_pages_of_their_own(member: User, reader: User, moderator: User) -> None:
    thread = ThreadFactory(author=member)
    rename, lock = f"/threads/{thread.pk}/title/", f"/threads/{thread.pk}/lock/"

    for person, acts in ((reader, set()), (member, {rename}), (moderator, {rename, lock}), (reader, set())):
        text = page(signed_in(person), thread)
        assert {act for act in (rename, lock) if act in text} == acts


def test_a_message_reaches_its_member_and_nobody_else(member: User, reader: User) -> None:
    thread = ThreadFactory(author=member, posts=2)
    client = signed_in(member)
    client.post(f"/posts/{thread.posts.get(number=2).pk}/delete/")

    assert "Your post is deleted." in page(client, thread)
    assert "Your post is deleted." not in page(signed_in(reader), thread)


def test_a_member_who_gains_or_loses_a_right_sees_it_at_once(member: User, reader: User) -> None:
    thread = ThreadFactory()
    client = signed_in(reader)
    assert f"/threads/{thread.pk}/lock/" not in page(client, thread)

    reader.is_superuser = True
    reader.save()

    assert f"/threads/{thread.pk}/lock/" in page(client, thread)


def test_a_shared_page_asks_few_questions(member: User, reader: User) -> None:
    thread = ThreadFactory(posts=20)
    page(signed_in(reader), thread)
    client = signed_in(member)

    # In a thread one more: what the reader did with its posts.
    for where, questions in ((thread.get_absolute_url(), 5), ("/threads/", 4)):
        client.get(where)
        with CaptureQueriesContext(connection) as asked:
            client.get(where)
        assert len(asked) == questions

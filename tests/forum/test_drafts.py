"""What a member writes is kept on the server; of two windows the older one loses, and no text does."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.models import User
from forum import actions
from forum.models import Picture, Post, PostDraft, Thread
from forum.tasks import sweep_pictures
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory, PostDraftFactory, ThreadFactory
from tests.forum.sending import send_reply
from tests.laws.hostile import saved

pytestmark = pytest.mark.django_db


def save(client: Client, thread: Thread | None, body: str = "We asked", **fields: Any) -> HttpResponse:
    sent = {"body": body, "language": "en", "key": str(uuid4()), "sequence": 0, **fields}
    if thread is not None:
        sent["thread"] = thread.pk
    return client.post("/posts/drafts/save/", sent)


def test_a_reply_is_saved_while_it_is_typed_and_gone_on_with(client: Client, member: User) -> None:
    thread, key = ThreadFactory(), str(uuid4())
    client.force_login(member)

    first = save(client, thread, key=key)
    second = save(client, thread, "We asked first", key=key, sequence=first.json()["sequence"])

    draft = PostDraft.objects.get()
    assert second.json() == {"sequence": 2, "address": f"/posts/drafts/{draft.pk}/"}
    form = client.get(second.json()["address"])
    assert "We asked first</textarea>" in form.text
    assert {f'name="key" value="{key}"', 'name="sequence" value="2"'} <= _inputs(form)
    assert "We asked first" in client.get("/drafts/").text


def test_a_thread_to_be_is_saved_with_all_its_fields(client: Client, member: User) -> None:
    board = BoardFactory()
    client.force_login(member)

    fields = {"title": "Who knows?", "board": board.slug, "countries": ["BJ", "BR"], "keywords": "wells"}
    saved_at = save(client, None, **fields).json()["address"]

    form = client.get(saved_at).context["form"]
    assert form["title"].value() == "Who knows?"
    assert form["board"].value() == board.slug
    assert form["countries"].value() == ["BJ", "BR"]
    assert "Who knows?" in client.get("/drafts/").text


def test_a_draft_is_used_up_by_sending(client: Client, member: User) -> None:
    thread, key = ThreadFactory(), str(uuid4())
    client.force_login(member)
    save(client, thread, key=key)

    assert send_reply(client, thread, "We asked first.", key=key, sequence=1).status_code == 302
    assert not PostDraft.objects.exists()
    late = save(client, thread, "We asked fir", key=key)
    assert late.status_code == 409
    assert not PostDraft.objects.exists()


def test_the_older_window_overwrites_nothing_while_typing(client: Client, member: User) -> None:
    thread, key = ThreadFactory(), str(uuid4())
    client.force_login(member)
    save(client, thread, "One window", key=key)
    save(client, thread, "The same window later", key=key, sequence=1)

    answer = save(client, thread, "Another window", key=key, sequence=1)

    assert answer.status_code == 409
    assert PostDraft.objects.get().body == "The same window later"


@pytest.mark.parametrize("button", ["send", "draft"])
def test_the_older_window_keeps_its_text_and_sees_the_other(client: Client, member: User, button: str) -> None:
    draft = PostDraftFactory(author=member, thread=ThreadFactory(), content={"body": ["Later words"]}, sequence=3)
    client.force_login(member)
    sent = {"key": str(draft.key), "sequence": 2, "thread": draft.thread_id, "send": None, button: "1"}

    answer = send_reply(client, draft.thread, "Older words", **sent)

    assert answer.status_code == 409
    assert "Older words</textarea>" in answer.text
    assert ">Later words</pre>" in answer.text
    assert not Post.objects.filter(author=member).exists()
    assert PostDraft.objects.get().body == "Later words"
    # Sent again, the older words are a post of their own.
    assert str(draft.key) not in "".join(_inputs(answer))
    assert 'name="sequence" value="0"' in _inputs(answer)


def test_the_older_window_of_a_new_thread_keeps_its_text(client: Client, member: User) -> None:
    draft = PostDraftFactory(author=member, content={"title": ["Later title"], "body": ["Later words"]}, sequence=3)
    client.force_login(member)
    sent = {"board": BoardFactory().slug, "title": "Older", "body": "Older words", "language": "en", "send": "1"}

    answer = client.post("/threads/new/", {**sent, "key": str(draft.key), "sequence": 2})

    assert answer.status_code == 409
    assert "Older words</textarea>" in answer.text
    assert ">Later words</pre>" in answer.text
    assert not Thread.objects.exists()


def test_a_draft_is_saved_by_a_button_too(client: Client, member: User) -> None:
    thread = ThreadFactory()
    client.force_login(member)

    saved_reply = send_reply(client, thread, "Half a thought", send=None, draft="1", thread=thread.pk)
    saved_thread = client.post("/threads/new/", {"title": "Who", "body": "", "key": str(uuid4()), "draft": "1"})

    drafts = PostDraft.objects.order_by("pk")
    assert [answer.url for answer in (saved_reply, saved_thread)] == [draft.get_absolute_url() for draft in drafts]
    assert not Post.objects.filter(author=member).exists()


def test_what_says_nothing_is_not_saved(client: Client, member: User) -> None:
    client.force_login(member)

    assert save(client, None, " \n ").status_code == 422
    assert save(client, ThreadFactory(), "\x00").status_code == 422
    assert save(client, None, "Words", key="none").status_code == 422
    assert not PostDraft.objects.exists()


def test_fifty_drafts_are_enough(client: Client, member: User) -> None:
    PostDraftFactory.create_batch(50, author=member)
    client.force_login(member)

    assert save(client, None).status_code == 403


def test_drafts_are_written_where_one_may_write(client: Client, member: User) -> None:
    closed, locked = ThreadFactory(hidden=True), ThreadFactory(locked=True)
    client.force_login(member)

    assert save(client, closed).status_code == 404
    assert save(client, locked).status_code == 403
    client.force_login(UserFactory(suspended_at=timezone.now()))
    assert save(client, None).status_code == 403


def test_a_draft_outlives_the_right_to_send_it(client: Client, member: User) -> None:
    draft = PostDraftFactory(author=member, thread=ThreadFactory(title="Secret title", hidden=True))
    client.force_login(member)

    shown = client.get(draft.get_absolute_url()).text

    assert ">We asked first.</pre>" in shown
    assert "Secret title" not in shown
    assert "Secret title" not in client.get("/drafts/").text


def test_a_thread_leads_back_to_the_reply_begun_there_last(client: Client, member: User, reader: User) -> None:
    thread = ThreadFactory(title="Who dug the wells?")
    PostDraftFactory(author=member, thread=thread)
    last = PostDraftFactory(author=member, thread=thread)
    PostDraftFactory(author=member, thread=ThreadFactory())

    for moderates in (False, True):
        if moderates:
            # A page of one's own, which nobody shares.
            member.user_permissions.set(Permission.objects.filter(codename="moderate"))
        client.force_login(member)
        led = re.findall(r'href="/posts/drafts/(\d+)/"', client.get(thread.get_absolute_url()).text)
        assert led == [str(last.pk)]

    assert "Who dug the wells?" in client.get("/drafts/").text
    client.force_login(reader)
    shown = client.get(thread.get_absolute_url()).text
    assert "begun" not in shown
    assert 'href="/posts/drafts/' not in shown


def test_a_draft_keeps_its_pictures_and_takes_them_along(
    client: Client, member: User, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    draft = PostDraftFactory(author=member, thread=ThreadFactory())
    picture = actions.keep_picture(member, key=draft.key, file=ContentFile(saved("JPEG")), alt="A well")
    Picture.objects.update(created_at=timezone.now() - timedelta(days=9))
    sweep_pictures.func()
    client.force_login(member)

    assert picture.get_absolute_url() in client.get(draft.get_absolute_url()).text
    assert client.post(f"/posts/drafts/{draft.pk}/delete/").url == "/drafts/"
    assert not PostDraft.objects.exists()
    assert not Picture.objects.exists()


def test_nobody_sees_or_deletes_anothers_draft(client: Client, moderator: User) -> None:
    draft = PostDraftFactory()
    client.force_login(moderator)

    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.post(f"{draft.get_absolute_url()}delete/").status_code == 404
    assert PostDraft.objects.exists()


def _inputs(answer: HttpResponse) -> set[str]:
    return {part.split(">")[0].strip() for part in answer.text.split('<input type="hidden" ')[1:]}

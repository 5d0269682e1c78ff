"""A picture is chosen once, says what it shows, and is seen by those who read its post and by nobody else."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from accounts.models import User
from forum import actions
from forum.models import Picture, Post
from forum.tasks import sweep_pictures
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.forum.drawing import drawn, posted, upload
from tests.forum.sending import page, send_reply

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def statuses(picture: Picture, *people: User | None) -> list[int]:
    clients = []
    for person in people:
        clients.append(Client())
        if person is not None:
            clients[-1].force_login(person)
    return [client.get(picture.get_absolute_url()).status_code for client in clients]


def test_a_picture_comes_with_a_reply_without_script(client: Client, member: User) -> None:
    thread = ThreadFactory()
    client.force_login(member)

    send_reply(client, thread, picture=upload(), picture_alt="A well in the shade")

    picture = Picture.objects.get()
    assert picture.post == Post.objects.get(author=member)
    shown = (
        f'<img src="/pictures/{picture.pk}.jpg" alt="A well in the shade" lang="en" dir="ltr" width="60" height="40"'
    )
    assert shown in page(client, thread)
    answer = Client().get(picture.get_absolute_url())
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200,
        "image/jpeg",
        "private, no-cache",
    )


def test_a_picture_opens_a_thread(client: Client, member: User) -> None:
    client.force_login(member)
    sent = {"board": BoardFactory().slug, "title": "Whose well?", "language": "en", "body": "Look.", "key": uuid4()}

    client.post("/threads/new/", {**sent, "picture": upload(), "picture_alt": "A well"})

    assert Picture.objects.get().post == Post.objects.get()


def test_a_picture_is_kept_while_the_text_comes_back(client: Client, member: User) -> None:
    thread, key = ThreadFactory(), str(uuid4())
    client.force_login(member)

    silent = send_reply(client, thread, "Look.", picture=upload(), key=key)

    picture = Picture.objects.get()
    assert silent.status_code == 422
    assert "Say what the picture shows" in silent.text
    assert f'name="alt-{picture.pk}"' in silent.text
    assert send_reply(client, thread, "Look.", key=key, **{f"alt-{picture.pk}": "A well"}).status_code == 302
    assert Post.objects.get(author=member).pictures == [{"pk": picture.pk, "alt": "A well", "width": 60, "height": 40}]


def test_several_are_chosen_by_previewing(client: Client, member: User) -> None:
    thread, key = ThreadFactory(), str(uuid4())
    client.force_login(member)
    for colour in ("red", "green", "blue"):
        send_reply(client, thread, key=key, preview="1", picture=upload(colour), picture_alt=colour)
    dropped = Picture.objects.get(alt="green")

    send_reply(client, thread, key=key, **{f"drop-{dropped.pk}": "1"})

    assert [shown["alt"] for shown in Post.objects.get(author=member).pictures] == ["red", "blue"]


def test_a_script_keeps_it_at_once(client: Client, member: User) -> None:
    client.force_login(member)
    key = str(uuid4())

    first = client.post("/pictures/", {"key": key, "picture": upload()})
    again = client.post("/pictures/", {"key": key, "picture": upload()})

    picture = Picture.objects.get()
    assert [first.status_code, again.status_code] == [201, 201]
    assert f'id="alt-{picture.pk}"' in first.text
    assert client.post("/pictures/", {"key": key}).status_code == 422


@pytest.mark.parametrize(("newcomer", "most"), [(False, 4), (True, 1)])
def test_a_post_has_so_many_pictures(client: Client, newcomer: bool, most: int) -> None:
    client.force_login(UserFactory(newcomer=newcomer))
    key = str(uuid4())
    colours = ("red", "green", "blue", "black", "white")[: most + 1]

    answers = [client.post("/pictures/", {"key": key, "picture": upload(colour)}) for colour in colours]

    assert [answer.status_code for answer in answers] == [201] * most + [422]


def test_what_waits_is_its_authors_alone(member: User, reader: User, moderator: User) -> None:
    waiting = actions.keep_picture(member, key=uuid4(), file=ContentFile(drawn()))

    assert statuses(waiting, None, member, reader, moderator) == [404, 200, 404, 404]


def test_a_picture_is_seen_by_those_who_read_its_post(member: User, reader: User, moderator: User) -> None:
    closed = posted(member, ThreadFactory(board=BoardFactory(audience="members")))
    hidden = posted(member)
    actions.hide_post(hidden.post, by=moderator, reason="It shows a person.")
    of_hidden_thread = posted(member, ThreadFactory(author=member))
    actions.hide_thread(of_hidden_thread.post.thread, by=moderator, reason="It shows a person.")

    assert statuses(closed, None, member, reader, moderator) == [404, 200, 200, 200]
    assert statuses(hidden, None, member, reader, moderator) == [404, 200, 404, 200]
    assert statuses(of_hidden_thread, None, member, reader, moderator) == [404, 200, 404, 200]


def test_a_hidden_post_shows_no_picture(client: Client, member: User, moderator: User) -> None:
    picture = posted(member)
    thread = picture.post.thread
    actions.hide_post(picture.post, by=moderator, reason="It shows a person.")
    client.force_login(moderator)

    assert picture.get_absolute_url() not in page(client, thread)
    assert picture.get_absolute_url() in client.get(f"/posts/{picture.post_id}/").text


def test_a_deleted_post_takes_its_picture_along(
    member: User, moderator: User, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    picture = posted(member)

    with django_capture_on_commit_callbacks(execute=True):
        actions.delete_post(picture.post, by=member)

    assert not Picture.objects.exists()
    assert not [path for path in folder.rglob("*") if path.is_file()]
    assert statuses(picture, member, moderator) == [404, 404]


def test_the_author_takes_a_picture_away_and_keeps_the_text(client: Client, member: User) -> None:
    picture, other = posted(member), posted(member)
    post = picture.post
    client.force_login(member)
    assert "Take away: <bdi" in client.get(f"/posts/{post.pk}/edit/").text
    sent = {"body": post.body, "base": post.version, f"drop-{picture.pk}": "1", f"drop-{other.pk}": "1"}

    client.post(f"/posts/{post.pk}/edit/", sent)

    post.refresh_from_db()
    assert post.pictures == []
    assert list(Picture.objects.all()) == [other]
    assert post.thread.events.last().name == "post-edited"


def test_an_edit_adds_a_picture(client: Client, member: User) -> None:
    post = PostFactory(author=member)
    client.force_login(member)
    sent = {"body": post.body, "base": post.version, "key": str(post.key)}

    silent = client.post(f"/posts/{post.pk}/edit/", {**sent, "picture": upload()})
    waiting = Picture.objects.get()
    client.post(f"/posts/{post.pk}/edit/", {**sent, f"alt-{waiting.pk}": "A well"})

    post.refresh_from_db()
    assert silent.status_code == 422
    assert "Say what the picture shows" in silent.text
    assert [shown["alt"] for shown in post.pictures] == ["A well"]
    assert post.edited_at is not None
    assert waiting.get_absolute_url() in page(client, post.thread)


def test_nobody_describes_or_drops_what_another_chose(client: Client, member: User, reader: User) -> None:
    waiting = actions.keep_picture(member, key=uuid4(), file=ContentFile(drawn()))
    client.force_login(reader)

    send_reply(client, ThreadFactory(), **{f"drop-{waiting.pk}": "1", f"alt-{waiting.pk}": "Mine"})

    waiting.refresh_from_db()
    assert (waiting.alt, waiting.post) == ("", None)


def test_a_used_form_goes_on_with_its_picture(client: Client, member: User) -> None:
    thread, key = ThreadFactory(), str(uuid4())
    client.force_login(member)
    send_reply(client, thread, "One", key=key)
    refused = send_reply(client, thread, "Another", key=key, picture=upload(), picture_alt="A well")
    assert refused.status_code == 409
    picture = Picture.objects.get()
    assert f'name="alt-{picture.pk}"' in refused.text
    Post.objects.update(created_at=timezone.now() - timedelta(hours=1))

    sent = send_reply(client, thread, "Another", key=str(uuid4()), **{f"alt-{picture.pk}": "A well"})

    picture.refresh_from_db()
    assert sent.status_code == 302
    assert picture.post == Post.objects.get(body="Another")


def test_what_was_never_sent_is_forgotten(member: User) -> None:
    old, new = (actions.keep_picture(member, key=uuid4(), file=ContentFile(drawn())) for _turn in range(2))
    taken = posted(member)
    Picture.objects.exclude(pk=new.pk).update(created_at=timezone.now() - timedelta(days=3))

    sweep_pictures.func()

    assert set(Picture.objects.all()) == {new, taken}
    assert not Picture.objects.filter(pk=old.pk).exists()


def test_a_number_that_is_no_picture_leads_nowhere(client: Client, member: User) -> None:
    client.force_login(member)
    PostFactory()

    assert client.get("/pictures/1.jpg").status_code == 404

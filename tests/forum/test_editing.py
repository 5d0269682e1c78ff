"""Writers mend and take back their own posts; nothing that others wrote meanwhile is lost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from forum.models import Post
from search.finding import find
from tests.factories.forum import PostFactory, ThreadFactory
from tests.forum.sending import page

pytestmark = pytest.mark.django_db


def edit(client: Client, post: Post, body: str, base: str | None = None, **fields: str) -> object:
    sent = {"body": body, "base": post.version if base is None else base, **fields}
    return client.post(f"/posts/{post.pk}/edit/", sent)


def test_an_edit_keeps_the_earlier_text_and_marks_the_post(client: Client, member: User) -> None:
    post = PostFactory(author=member, body="Frist words")
    client.force_login(member)

    response = edit(client, post, "First words")

    post.refresh_from_db()
    assert response.url == post.anchor
    assert (post.body, post.edited_at is not None) == ("First words", True)
    assert "Frist words" in client.get(f"/posts/{post.pk}/history/").content.decode()
    assert "Edited on" in page(client, post.thread)


def test_an_edit_within_five_minutes_is_silent_but_kept(client: Client, member: User) -> None:
    post = PostFactory(author=member, body="Frist words", created_at=timezone.now() - timedelta(minutes=4))
    client.force_login(member)

    edit(client, post, "First words")

    post.refresh_from_db()
    assert post.edited_at is None
    assert [revision.body for revision in post.revisions.all()] == ["Frist words"]


def test_saving_the_same_text_changes_nothing(client: Client, member: User) -> None:
    post = PostFactory(author=member)
    client.force_login(member)

    assert edit(client, post, f" {post.body}\r\n").status_code == 302
    assert not post.revisions.exists()
    assert post.thread.events.count() == 1


def test_a_text_that_changed_meanwhile_is_not_overwritten(client: Client, member: User) -> None:
    post = PostFactory(author=member, body="One")
    started_from = post.version
    client.force_login(member)
    edit(client, post, "Two")

    response = edit(client, post, "Three", base=started_from)

    post.refresh_from_db()
    text = response.content.decode()
    assert response.status_code == 409
    assert post.body == "Two"
    assert ">Two</pre>" in text
    assert "Three</textarea>" in text
    assert edit(client, post, "Two and three").status_code == 302


@pytest.mark.parametrize("fields", [{"body": ""}, {"body": "x" * 20_001}, {"base": ""}, {"base": "x" * 100}])
def test_an_edit_that_cannot_be_saved_comes_back(client: Client, member: User, fields: dict[str, str]) -> None:
    post = PostFactory(author=member, body="As it was")
    client.force_login(member)

    assert edit(client, post, **{"body": "New text", **fields}).status_code == 422
    post.refresh_from_db()
    assert post.body == "As it was"


def test_only_the_writer_edits_and_deletes(client: Client, reader: User, moderator: User) -> None:
    post = PostFactory(body="Mine")
    for person in (reader, moderator):
        client.force_login(person)
        assert edit(client, post, "Yours").status_code == 403
        assert client.get(f"/posts/{post.pk}/edit/").status_code == 403
        assert client.post(f"/posts/{post.pk}/delete/").status_code == 403

    post.refresh_from_db()
    assert post.body == "Mine"


def test_hidden_posts_and_locked_threads_are_not_edited(client: Client, member: User) -> None:
    hidden = PostFactory(author=member, hidden=True)
    locked = PostFactory(author=member, thread=ThreadFactory(locked=True))
    client.force_login(member)

    assert edit(client, hidden, "Other words").status_code == 403
    assert edit(client, locked, "Other words").status_code == 403
    assert client.post(f"/posts/{locked.pk}/delete/").status_code == 302


def test_a_deleted_post_leaves_its_number_and_nothing_else(
    client: Client, member: User, reader: User, moderator: User
) -> None:
    thread = ThreadFactory()
    post = PostFactory(thread=thread, author=member, body="Take this zebra back")
    client.force_login(member)
    edit(client, post, "Take this zebra home")
    assert find("zebra", user=reader)

    assert "zebra" in client.get(f"/posts/{post.pk}/delete/").content.decode()
    response = client.post(f"/posts/{post.pk}/delete/")

    assert response.url == post.anchor
    client.force_login(reader)
    assert "zebra" not in page(client, thread)
    assert f'id="post-{post.pk}"' in page(client, thread)
    assert "zebra" not in client.get(f"/threads/{thread.pk}/events/?since=0").content.decode()
    assert not find("zebra", user=reader)
    assert client.get(f"/posts/{post.pk}/").status_code == 404
    assert client.get(f"/posts/{post.pk}/history/").status_code == 404
    client.force_login(moderator)
    assert "zebra" in client.get(f"/posts/{post.pk}/history/").content.decode()


def test_deleting_twice_leads_to_the_same_place(client: Client, member: User, reader: User) -> None:
    post = PostFactory(author=member)
    client.force_login(member)

    first, second = (client.post(f"/posts/{post.pk}/delete/") for _turn in range(2))
    asked = client.get(f"/posts/{post.pk}/delete/")
    client.force_login(reader)

    assert first.url == second.url == asked.url == post.anchor
    assert client.post(f"/posts/{post.pk}/delete/").status_code == 404


def test_a_post_page_offers_what_one_may_do(client: Client, member: User, reader: User, moderator: User) -> None:
    post = PostFactory(author=member)
    address = f"/posts/{post.pk}/"

    def acts() -> set[str]:
        text = client.get(address).content.decode()
        words = {"edit": f"{address}edit/", "delete": f"{address}delete/", "hide": f'/moderation/post/{post.pk}/"'}
        words["flag"] = f"/moderation/post/{post.pk}/flag/"
        return {act for act, link in words.items() if link in text}

    assert acts() == set()
    client.force_login(member)
    assert acts() == {"edit", "delete"}
    client.force_login(reader)
    assert acts() == {"flag"}
    client.force_login(moderator)
    assert acts() == {"hide", "flag"}


def test_visitors_are_led_to_sign_in(client: Client) -> None:
    post = PostFactory()

    assert "/accounts/login/" in client.get(f"/posts/{post.pk}/edit/").url
    assert client.post(f"/posts/{post.pk}/delete/").status_code == 403

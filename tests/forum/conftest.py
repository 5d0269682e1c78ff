"""What several tests of the forum begin with."""

import pytest
from django.test import Client

from accounts.models import User
from forum.models import Post, Thread
from notifications import tasks
from notifications.models import Announcement, Follow
from tests.factories.forum import PostFactory, ThreadFactory
from tests.forum.sending import send_reply


def tell_everyone() -> None:
    for announcement in Announcement.objects.filter(fanned_out_at=None):
        tasks.fan_out.func(announcement.pk)


@pytest.fixture
def okapi(client: Client, member: User, reader: User) -> Post:
    """A post by `member`, found and told, in the middle of a thread that `reader` opened and follows."""
    thread = ThreadFactory(author=reader)
    Follow.objects.create(user=reader, topic=thread.topic)
    client.force_login(member)
    send_reply(client, thread, "The okapi crossed first.")
    tell_everyone()
    client.logout()
    PostFactory(thread=Thread.objects.get(pk=thread.pk))
    return Post.objects.get(number=2)

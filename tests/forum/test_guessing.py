"""A text without a language gets the one it seems to be in; the writer's own choice goes before it."""

from django.test import Client

from accounts.models import User
from forum.models import Post
from tests.factories.forum import ThreadFactory
from tests.forum.sending import send_reply

FRENCH = "Nous avons lu le registre à voix haute avec les familles du village."


def test_a_script_is_told_what_a_text_seems_to_be_in(client: Client, member: User):
    client.force_login(member)

    assert client.post("/language/", {"text": FRENCH}).json() == {"language": "fr"}
    assert client.post("/language/", {"text": "Mukwa, baobab, néré"}).json() == {"language": ""}


def test_a_reply_without_a_language_is_kept_in_the_one_it_is_in(client: Client, member: User):
    client.force_login(member)

    send_reply(client, ThreadFactory(posts=1), FRENCH, language=None)

    assert Post.objects.get(author=member).language == "fr"


def test_what_the_writer_chose_is_not_contradicted(client: Client, member: User):
    client.force_login(member)

    send_reply(client, ThreadFactory(posts=1), FRENCH, language="sw")

    assert Post.objects.get(author=member).language == "sw"


def test_what_cannot_be_told_is_in_the_language_of_the_writer_s_pages(client: Client, member: User):
    client.force_login(member)

    send_reply(client, ThreadFactory(posts=1), "Mukwa!", language=None)

    assert Post.objects.get(author=member).language == member.interface_language

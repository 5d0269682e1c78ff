"""A text without a language gets the one it seems to be in; the writer's own choice goes before it."""

import re
from uuid import uuid4

from django.test import Client

from accounts.models import User
from forum.models import Post, Thread
from tests.factories.forum import BoardFactory, ThreadFactory
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


def test_a_new_thread_whose_writer_chose_nothing_is_kept_in_the_one_it_is_in(client: Client, member: User):
    board = BoardFactory()
    client.force_login(member)
    sent = {"board": board.slug, "title": "Qui tient le registre ?", "body": FRENCH, "key": str(uuid4())}

    offered = client.get("/threads/new/").text
    client.post("/threads/new/", {**sent, "language": "", "send": "1"})

    assert '<option value="" selected>Guess it from my words</option>' in offered
    assert Thread.objects.get().language == "fr"


def test_nothing_is_chosen_in_a_composer_for_the_writer(client: Client, member: User):
    client.force_login(member)

    page = client.get(ThreadFactory(posts=1).get_absolute_url()).text

    chosen = re.search(r'<select id="language" name="language">\s*<option value="">', page)
    assert chosen
    assert 'selected lang="' not in page

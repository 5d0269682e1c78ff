"""Other sites show what everybody may read here, and nothing else (oEmbed)."""

import re
from html import unescape
from xml.etree import ElementTree

import pytest
from django.test import Client

from casestudies.actions import hide_case
from forum.actions import hide_post
from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def ask(client: Client, path: str, **more: object) -> dict:
    response = client.get("/oembed", {"url": f"{SITE}{path}", **more})
    assert response.status_code == 200
    return response.json()


def test_a_thread_is_shown_with_its_first_words(client):
    thread = ThreadFactory(title="Who keeps the well?", author=UserFactory(display_name="Ana"), language="fr", posts=0)
    PostFactory(thread=thread, author=thread.author, body="**Nobody** does.", language="fr")

    said = ask(client, thread.get_absolute_url())

    assert (said["version"], said["type"], said["title"], said["author_name"]) == (
        "1.0",
        "rich",
        "Who keeps the well?",
        "Ana",
    )
    assert '<p lang="fr" dir="ltr">Nobody does.</p>' in said["html"]
    assert f'href="{SITE}{thread.get_absolute_url()}"' in said["html"]
    assert ask(client, f"/threads/{thread.pk}/") == said


def test_a_post_and_a_case_are_shown(client):
    post, case = PostFactory(body="Ask first."), published(title="Milk & honey")

    assert "Ask first." in ask(client, post.get_absolute_url())["html"]
    assert ask(client, case.get_absolute_url())["title"] == "Milk & honey"
    assert "Milk &amp; honey" in ask(client, f"/cases/{case.pk}/")["html"]


def test_the_answer_may_be_xml(client):
    thread = ThreadFactory(title="A < B & C")

    response = client.get("/oembed", {"url": f"{SITE}{thread.get_absolute_url()}", "format": "xml"})

    assert response.headers["Content-Type"].startswith("text/xml")
    said = ElementTree.fromstring(response.content)  # noqa: S314  our own answer
    assert said.find("title").text == "A < B & C"
    assert "&lt; B" in said.find("html").text


def test_it_is_no_larger_than_the_host_allows(client):
    path = ThreadFactory().get_absolute_url()

    small, large = ask(client, path, maxwidth=320, maxheight=100), ask(client, path, maxwidth=9999)

    assert (small["width"], small["height"]) == (320, 100)
    assert (large["width"], large["height"]) == (600, 240)


def test_public_pages_say_where_to_ask(client, member):
    thread, case = ThreadFactory(), published()
    closed = ThreadFactory(board=BoardFactory(audience="members"))

    for thing in (thread, case):
        page = client.get(thing.get_absolute_url()).text
        [address] = re.findall(r'<link rel="alternate" type="application/json\+oembed".*? href="([^"]+)"', page)
        assert client.get(unescape(address).removeprefix(SITE)).json()["title"] == thing.title
    client.force_login(member)
    assert "oembed" not in client.get(closed.get_absolute_url()).text


def test_what_not_everybody_reads_is_not_shown_even_to_those_who_do(client, member, moderator):
    closed, hidden = ThreadFactory(board=BoardFactory(audience="members")), ThreadFactory(hidden=True)
    post, case = PostFactory(), published()
    hide_post(post, by=moderator, reason="It names a person.")
    hide_case(case, by=moderator, reason="It names a person.")
    client.force_login(moderator)

    for thing in (closed, hidden, post, case, closed.posts.get(), case.thread):
        response = client.get("/oembed", {"url": f"{SITE}{thing.get_absolute_url()}"})
        assert response.status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/threads/1/x/",
        "http://testserver.evil.example/threads/1/x/",
        "//testserver/threads/1/x/",
        "https://testserver/threads/1/x/",
        "javascript:alert(1)",
        "http://[broken",
        f"{SITE}/",
        f"{SITE}/members/member/",
        f"{SITE}/threads/{10**30}/x/",
        f"{SITE}/threads/%00/x/",
    ],
)
def test_other_addresses_are_not_here(client, address):
    ThreadFactory()

    assert client.get("/oembed", {"url": address}).status_code == 404


@pytest.mark.parametrize("query", [{}, {"url": ""}, {"url": f"{SITE}/" + "a" * 3000}, {"url": "x", "format": "yaml"}])
def test_a_question_that_is_none_is_not_understood(client, query):
    assert client.get("/oembed", query).status_code == 400

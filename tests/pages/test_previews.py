"""A link that is passed on says what stands behind it, in words that everybody may read."""

import json
import re

import pytest

from casestudies.actions import hide_case
from forum.actions import hide_post
from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory

pytestmark = pytest.mark.django_db
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
NAMED = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"')


def linked(page):
    return json.loads(LINKED.search(page.text)[1])


def test_a_thread_says_who_asked_what(client):
    thread = ThreadFactory(title="Who keeps the well?", author=UserFactory(display_name="Ana"), language="fr", posts=0)
    PostFactory(thread=thread, author=thread.author, body="**Nobody** does.")
    PostFactory(thread=thread)

    page = client.get(thread.get_absolute_url())

    facts = linked(page)
    assert facts["@type"] == "DiscussionForumPosting"
    assert (facts["headline"], facts["text"]) == ("Who keeps the well?", "Nobody does.")
    assert (facts["author"]["name"], facts["inLanguage"]) == ("Ana", "fr")
    assert facts["interactionStatistic"]["userInteractionCount"] == 1
    assert facts["url"] == f"http://testserver{thread.get_absolute_url()}"
    assert dict(NAMED.findall(page.text))["og:description"] == "Nobody does."


def test_a_case_names_its_licence_and_author(client):
    case = published(title="Milk & honey", licence="CC BY-SA 4.0")

    page = client.get(case.get_absolute_url())

    facts = linked(page)
    assert facts["headline"] == "Milk & honey"
    assert facts["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert facts["author"]["name"] == case.author.display_name
    assert dict(NAMED.findall(page.text))["og:title"] == "Milk &amp; honey"


def test_an_unnamed_author_is_the_house(client, settings):
    case = published(anonymity="moderators")

    page = client.get(case.get_absolute_url())

    assert linked(page)["author"] == {"@type": "Organization", "name": settings.SITE_NAME}
    assert case.author.display_name not in page.text


def test_what_members_write_cannot_leave_its_block(client):
    thread = ThreadFactory(title="</script><script>alert(1)</script>", posts=1)

    page = client.get(thread.get_absolute_url())

    assert linked(page)["headline"] == thread.title
    assert "<script>alert" not in page.text


def test_words_that_not_everybody_reads_are_in_no_preview(client, member, moderator):
    closed = ThreadFactory(board=BoardFactory(audience="members"), posts=1)
    thread, case = ThreadFactory(posts=1), published()
    hide_post(thread.posts.get(), by=moderator, reason="It names a person.")
    hide_case(case, by=moderator, reason="It names a person.")

    assert "text" not in linked(client.get(thread.get_absolute_url()))
    client.force_login(member)
    assert not LINKED.search(client.get(closed.get_absolute_url()).text)
    client.force_login(case.author)
    assert not LINKED.search(client.get(case.get_absolute_url()).text)


def test_later_pages_of_a_thread_leave_the_preview_to_the_first(client):
    thread = ThreadFactory(posts=25)

    assert LINKED.search(client.get(thread.get_absolute_url()).text)
    assert not LINKED.search(client.get(f"{thread.get_absolute_url()}?after=20").text)


def test_a_single_post_is_passed_on_with_its_words(client, member):
    post = PostFactory(body="Ask **first**.", author=UserFactory(display_name="Hawa"))

    page = client.get(post.get_absolute_url())

    facts = linked(page)
    assert (facts["@type"], facts["text"], facts["author"]["name"]) == ("Comment", "Ask first.", "Hawa")
    assert f'href="http://testserver/posts/{post.pk}/"' in page.text
    assert "Send by e-mail" in page.text
    client.force_login(member)
    closed = PostFactory(thread=ThreadFactory(board=BoardFactory(audience="members")))
    page = client.get(closed.get_absolute_url())
    assert not LINKED.search(page.text)
    assert "Send by e-mail" not in page.text

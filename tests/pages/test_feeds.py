"""Feeds: what everybody may read, and nothing that is hidden."""

from xml.etree import ElementTree as ET

import pytest

from casestudies.actions import hide_case, restore_case
from forum.actions import edit_post, hide_post, hide_thread, rename_thread
from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.factories.tags import country, theme

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
TAG_FEED = "/themes/health/feed.atom"


def feed(client, address, **headers):
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)  # noqa: S314  our own answer


def entries(client, address):
    return feed(client, address).findall(f"{ATOM}entry")


def titles(client, address):
    return [entry.findtext(f"{ATOM}title") for entry in entries(client, address)]


@pytest.fixture
def case():
    return published(title="Milk & honey", language="pt", tags=[country("BR"), theme("health")])


@pytest.fixture
def thread():
    return ThreadFactory(title="Who keeps the well?", tags=[theme("health")])


def test_each_feed_has_what_it_is_about(client, case, thread):
    assert titles(client, "/feeds/cases.atom") == ["Milk & honey"]
    assert titles(client, "/feeds/threads.atom") == ["Who keeps the well?"]
    assert set(titles(client, TAG_FEED)) == {"Milk & honey", "Who keeps the well?"}
    assert titles(client, "/countries/br/feed.atom") == ["Milk & honey"]
    assert titles(client, "/countries/bj/feed.atom") == []


def test_an_entry_names_language_author_and_an_address_that_stays(client, case):
    entry = entries(client, TAG_FEED)[0]

    assert entry.get(LANGUAGE) == "pt"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == case.author.display_name
    assert entry.findtext(f"{ATOM}id") == f"http://testserver/cases/{case.pk}/"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{case.get_absolute_url()}"


def test_an_unnamed_author_stays_unnamed(client):
    case = published(anonymity="moderators", tags=[theme("health")])

    assert case.author.display_name not in client.get(TAG_FEED).content.decode()


def test_the_feed_speaks_the_readers_language(client):
    whole = feed(client, f"{TAG_FEED}?lang=fr")

    assert whole.get(LANGUAGE) == "fr"
    assert whole.findtext(f"{ATOM}title").startswith("Santé")


def test_what_members_write_can_only_be_read(client):
    text = "<script>alert(1)</script> **bold** [x](javascript:alert(1)) \x08\x0b"
    published(title="A \x08 title", tags=[theme("health")], content={"tried": text})
    thread = ThreadFactory(title="T", tags=[theme("health")], posts=0)
    PostFactory(thread=thread, author=UserFactory(display_name="Eve"), body=text)

    for entry in entries(client, TAG_FEED):
        html = entry.findtext(f"{ATOM}summary")
        assert "<strong>bold</strong>" in html
        assert "<script" not in html
        assert "javascript:" not in html.replace("[x](javascript:alert(1))", "")


def test_what_is_hidden_vanishes_at_once_and_comes_back(client, moderator, case, thread):
    titles(client, TAG_FEED)
    hide_case(case, by=moderator, reason="It names a person.")
    hide_thread(thread, by=moderator, reason="It names a person.")

    assert titles(client, TAG_FEED) == []
    assert titles(client, "/feeds/cases.atom") == []
    assert titles(client, "/feeds/threads.atom") == []
    restore_case(case, by=moderator)
    assert titles(client, "/feeds/cases.atom") == ["Milk & honey"]


def test_a_hidden_post_leaves_no_word(client, moderator, thread):
    body = thread.posts.get().body
    assert body in client.get(TAG_FEED).content.decode()

    hide_post(thread.posts.get(), by=moderator, reason="It names a person.")

    assert body not in client.get(TAG_FEED).content.decode()


@pytest.mark.parametrize("is_member", [True, False])
def test_even_members_get_only_what_is_public(client, member, is_member):
    ThreadFactory(title="For members only", board=BoardFactory(audience="members"), tags=[theme("health")])
    if is_member:
        client.force_login(member)

    assert titles(client, TAG_FEED) == titles(client, "/feeds/threads.atom") == []


def test_nothing_new_costs_two_queries_and_no_drawing(client, case, thread, django_assert_max_num_queries):
    etag = client.get(TAG_FEED).headers["ETag"]

    with django_assert_max_num_queries(2):
        response = client.get(TAG_FEED, headers={"If-None-Match": etag})

    assert response.status_code == 304
    assert response.content == b""
    assert "no-cache" in response.headers["Cache-Control"]


def test_every_change_changes_the_tag_of_the_feed(client, moderator, case, thread):
    tags = [client.get(TAG_FEED).headers["ETag"]]
    rename_thread(thread, by=moderator, title="Another title")
    tags.append(client.get(TAG_FEED).headers["ETag"])
    case.author.display_name = "Another name"
    case.author.save()
    tags.append(client.get(TAG_FEED).headers["ETag"])
    hide_case(case, by=moderator, reason="It names a person.")
    tags.append(client.get(TAG_FEED).headers["ETag"])
    tags.append(client.get(f"{TAG_FEED}?lang=ar").headers["ETag"])

    assert len(set(tags)) == len(tags)
    assert client.get(TAG_FEED, headers={"If-None-Match": tags[0]}).status_code == 200


def test_a_feed_asks_little(client, django_assert_max_num_queries):
    for number in range(12):
        published(title=f"Story {number}", tags=[theme("health")])
        ThreadFactory(title=f"Thread {number}", tags=[theme("health")])

    with django_assert_max_num_queries(6):
        assert len(entries(client, TAG_FEED)) == 20


def test_a_board_and_a_thread_have_feeds_of_their_own(client, case):
    board = BoardFactory(slug="practice")
    thread = ThreadFactory(board=board, title="Who keeps the well?", posts=3)
    ThreadFactory(title="On another board")

    assert titles(client, "/feeds/boards/practice.atom") == ["Who keeps the well?"]
    newest, *_older, first = titles(client, f"/feeds/threads/{thread.pk}.atom")
    assert (newest, first) == ("Who keeps the well? · 3", "Who keeps the well?")
    assert f'href="/feeds/threads/{thread.pk}.atom"' in client.get(thread.get_absolute_url()).text
    assert 'href="/feeds/boards/practice.atom"' in client.get(board.get_absolute_url()).text


def test_an_entry_of_a_long_thread_leads_to_its_page(client):
    thread = ThreadFactory(posts=25)

    link = entries(client, f"/feeds/threads/{thread.pk}.atom")[0].find(f"{ATOM}link").get("href")

    assert link == f"http://testserver{thread.get_absolute_url()}?after=20#post-{thread.posts.get(number=25).pk}"


def test_a_corrected_post_is_told_at_once(client, thread):
    address = f"/feeds/threads/{thread.pk}.atom"
    etag = client.get(address).headers["ETag"]
    post = thread.posts.get()

    edit_post(post, by=post.author, body="Better words.", base=post.version)

    assert "Better words." in client.get(address, headers={"If-None-Match": etag}).content.decode()


def test_what_a_board_is_closed_for_has_no_feed(client, member):
    thread = ThreadFactory(board=BoardFactory(slug="closed", audience="members"))
    client.force_login(member)

    assert client.get("/feeds/boards/closed.atom").status_code == 404
    assert client.get(f"/feeds/threads/{thread.pk}.atom").status_code == 404


def test_a_member_s_feed_has_what_bears_the_name(client):
    ana = UserFactory(handle="ana", is_public=True)
    published(author=ana, title="Told by name")
    published(author=ana, title="Told without a name", anonymity="moderators")
    ThreadFactory(author=ana, title="Asked in public", posts=1)
    ThreadFactory(author=ana, title="Asked among members", board=BoardFactory(audience="members"), posts=1)

    assert set(titles(client, "/feeds/members/ana.atom")) == {"Told by name", "Asked in public"}


def test_who_has_no_public_profile_has_no_feed(client, member):
    client.force_login(member)

    assert client.get(f"/feeds/members/{member.handle}.atom").status_code == 404

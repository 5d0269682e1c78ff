"""Programs read what the person may read who sends them, and a refusal is a sentence."""

import pytest
from django.utils import timezone

from casestudies.actions import hide_case
from casestudies.models import Case
from forum.actions import delete_post, hide_post, hide_thread
from forum.models import Post
from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory
from tests.factories.tags import country, keyword, theme
from tests.forum.drawing import posted

pytestmark = pytest.mark.django_db
API = "/api/v1"


def read(client, path, **query):
    response = client.get(f"{API}{path}", query)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/json")
    return response.json()


def titles(client, path, **query):
    return [item["title"] for item in read(client, path, **query)["items"]]


def refused(client, path, **query):
    response = client.get(f"{API}{path}", query)
    assert set(response.json()) == {"detail"}
    assert isinstance(response.json()["detail"], str)
    return response.status_code


@pytest.fixture
def library():
    published(title="Pozos en Chile", language="es", tags=[country("CL"), theme("water-sanitation")])
    published(title="Milk banks", tags=[country("BR"), theme("health"), keyword("Leche")])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Milk banks", "Pozos en Chile"]),
        ({"country": "CL"}, ["Pozos en Chile"]),
        ({"country": "cl"}, ["Pozos en Chile"]),
        ({"theme": "health"}, ["Milk banks"]),
        ({"language": "es"}, ["Pozos en Chile"]),
        ({"q": "milk"}, ["Milk banks"]),
        ({"q": "milk", "country": "CL"}, []),
    ],
)
def test_cases_are_narrowed_by_the_query(client, library, query, found):
    assert titles(client, "/cases", **query) == found


def test_a_case_has_its_texts_tags_and_thread(client):
    partners = [{"country": "BR", "roles": ["resource"], "words": "It shared."}]
    case = published(
        title="Milk banks", tags=[country("BR"), theme("health"), keyword("Leche")], content={"partners": partners}
    )

    said = read(client, f"/cases/{case.pk}")

    assert (said["countries"], said["themes"], said["keywords"]) == (["BR"], ["health"], ["Leche"])
    assert said["tried"] == "We dug wells."
    assert said["partners"] == partners
    assert said["author"] == case.author.display_name
    assert said["thread"] == case.thread.pk
    assert said["url"] == f"http://testserver{case.get_absolute_url()}"


def test_what_is_withheld_is_not_said(client):
    organisation = {"name": "A bank", "role": "", "kind": "", "country": "BR"}
    partners = [{"country": "BR", "roles": [], "words": "In Brazil."}]
    case = published(anonymity="country_withheld", content={"partners": partners, "organisations": [organisation]})

    said = read(client, f"/cases/{case.pk}")

    assert said["author"] is None
    assert said["countries"] == said["partners"] == []
    assert said["organisations"][0]["country"] == ""


def test_threads_are_narrowed_by_the_query(client):
    ThreadFactory(title="Wells", tags=[country("BJ")])
    ThreadFactory(title="Pozos", language="es", tags=[theme("health")])

    assert titles(client, "/threads") == ["Pozos", "Wells"]
    assert titles(client, "/threads", country="BJ") == ["Wells"]
    assert titles(client, "/threads", theme="health") == ["Pozos"]
    assert titles(client, "/threads", language="es") == ["Pozos"]


def test_a_thread_brings_its_posts_by_number(client):
    thread = ThreadFactory(posts=25)

    first = read(client, f"/threads/{thread.pk}")
    second = read(client, f"/threads/{thread.pk}", after=first["next_after"])

    assert [post["number"] for post in first["posts"]] == list(range(1, 21))
    assert [post["number"] for post in second["posts"]] == list(range(21, 26))
    assert second["next_after"] is None
    assert read(client, f"/threads/{thread.pk}", after=10**30)["posts"] == []
    assert read(client, f"/threads/{thread.pk}", after=-5)["posts"][0]["number"] == 1


def test_a_hidden_or_deleted_post_keeps_its_number_and_has_no_text(client, moderator):
    thread = ThreadFactory(posts=1)
    hidden, deleted = PostFactory(thread=thread, body="hidden words"), PostFactory(thread=thread, body="deleted words")
    hide_post(hidden, by=moderator, reason="It names a person.")
    delete_post(deleted, by=deleted.author)

    posts = read(client, f"/threads/{thread.pk}")["posts"]

    assert [post["state"] for post in posts] == ["shown", "hidden", "deleted"]
    assert [post["body"] for post in posts[1:]] == [post["html"] for post in posts[1:]] == [None, None]


def test_a_post_tells_its_pictures_while_it_can_be_read(client, member, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = posted(member)
    address = f"/threads/{picture.post.thread_id}"
    shown = {"url": f"http://testserver/pictures/{picture.pk}.jpg", "alt": "A well", "width": 60, "height": 40}

    assert read(client, address)["posts"][-1]["pictures"] == [shown]
    Post.objects.update(hidden_at=timezone.now())
    assert read(client, address)["posts"][-1]["pictures"] == []


def test_texts_are_also_given_as_html_that_can_only_be_read(client):
    thread = ThreadFactory(posts=0)
    PostFactory(thread=thread, body="<script>alert(1)</script> **bold**")

    assert "<strong>bold</strong>" in read(client, f"/threads/{thread.pk}")["posts"][0]["html"]
    assert "<script" not in read(client, f"/threads/{thread.pk}")["posts"][0]["html"]


def test_hidden_things_are_not_there(client, member, moderator):
    case, thread = published(member), ThreadFactory(author=member)
    hide_case(case, by=moderator, reason="It names a person.")
    hide_thread(thread, by=moderator, reason="It names a person.")

    assert titles(client, "/cases") == titles(client, "/threads") == []
    assert refused(client, f"/cases/{case.pk}") == 404
    assert refused(client, f"/threads/{thread.pk}") == 404


def test_a_program_sees_what_its_member_sees(client, member):
    thread = ThreadFactory(title="For members only", board=BoardFactory(audience="members"))

    assert titles(client, "/threads") == []
    assert refused(client, f"/threads/{thread.pk}") == 404
    client.force_login(member)
    assert titles(client, "/threads") == ["For members only"]
    assert read(client, f"/threads/{thread.pk}")["title"] == "For members only"


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/cases/999999", {}, 404),
        ("/cases/99999999999999999999999", {}, 404),
        ("/threads/999999", {}, 404),
        ("/cases", {"country": "XX"}, 422),
        ("/cases", {"country": "Benin"}, 422),
        ("/threads", {"theme": "nothing"}, 422),
        ("/cases", {"language": "french"}, 422),
        ("/cases", {"q": "a" * 201}, 422),
        ("/cases", {"cursor": "x"}, 422),
        ("/cases", {"cursor": "9" * 40 + "-1"}, 422),
        ("/cases", {"cursor": "x", "q": "milk"}, 422),
        ("/threads/1", {"after": "x"}, 422),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_sentence(client, library, path, query, status):
    assert refused(client, path, **query) == status


def test_a_refusal_speaks_the_readers_language(client):
    response = client.get(f"{API}/cases/999999?lang=fr")

    assert response.headers["Content-Language"] == "fr"


@pytest.mark.parametrize("path", ["/cases", "/threads"])
def test_lists_go_on_by_place_without_gap_or_repetition(client, path):
    for number in range(43):
        published(title=f"Story {number}") if path == "/cases" else ThreadFactory(title=f"Thread {number}")
    found, cursor = [], ""
    while cursor is not None:
        page = read(client, path, cursor=cursor)
        found += [item["id"] for item in page["items"]]
        cursor = page["next"]

    assert len(found) == len(set(found)) == 43
    assert found == sorted(found, reverse=True)


def test_searching_goes_on_by_place(client):
    for number in range(25):
        published(title=f"Milk {number}")
    first = read(client, "/cases", q="milk")
    second = read(client, "/cases", q="milk", cursor=first["next"])

    found = [item["id"] for item in first["items"] + second["items"]]
    assert len(found) == len(set(found)) == 25
    assert second["next"] is None


def test_vocabularies_are_in_the_readers_language_and_hold_no_number(client, library):
    places, themes = read(client, "/countries", lang="fr"), read(client, "/themes", lang="fr")

    assert len(places) == 249
    assert len(themes) == 18
    assert next(place["name"] for place in places if place["code"] == "DE") == "Allemagne"
    assert set(places[0]) == {"code", "name", "region", "subregion", "url"}
    assert set(themes[0]) == {"slug", "label", "goals", "url"}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed(client, member, library, method):
    client.force_login(member)

    assert getattr(client, method)(f"{API}/cases/{Case.objects.first().pk}").status_code == 405


def test_lists_ask_little(client, django_assert_max_num_queries):
    for _number in range(8):
        published(tags=[country("BJ"), theme("health")])
        ThreadFactory(tags=[country("BJ")], author=UserFactory())
    thread = ThreadFactory(posts=8)
    read(client, "/countries")

    for path in ("/cases", "/threads", f"/threads/{thread.pk}", f"/cases/{Case.objects.first().pk}"):
        with django_assert_max_num_queries(4):
            read(client, path)


@pytest.mark.parametrize("path", ["/cases", "/threads", "/countries", "/themes", "/openapi.json"])
def test_whoever_asks_for_the_head_alone_gets_it(client, db, path):
    whole, head = client.get(f"{API}{path}"), client.head(f"{API}{path}")

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["Content-Type"] == whole.headers["Content-Type"]

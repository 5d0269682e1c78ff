"""`load_synthetic` makes up a community that the site takes for any other."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, F, Max, Min
from django.test import Client

from accounts.models import User
from casestudies.models import Case, Version
from forum.models import Board, Post, Thread, ThreadEvent
from pages.actions.synthetic import wording
from search.models import StoredEntry
from tests.factories.accounts import UserFactory
from tests.forum.sending import send_reply
from tests.once import once

pytestmark = pytest.mark.django_db
SMALL = {"members": 30, "threads": 12, "posts": 400, "cases": 7, "seed": 1}
LANGUAGES = {"en", "fr", "es", "pt", "ar"}


def load(**changes: Any) -> str:
    said = StringIO()
    call_command("load_synthetic", stdout=said, **(SMALL | changes))
    return said.getvalue()


def told() -> dict[str, list[tuple[Any, ...]]]:
    """All that was made, without the numbers of rows."""
    posts = ("thread__title", "number", "author__handle", "body", "language", "created_at", "key")
    threads = ("title", "board__slug", "author__handle", "language", "bumped_at", "last_seq", "tags__code")
    cases = ("title", "author__handle", "content", "published_at", "key", "version", "tags__code", "thread__title")
    members = ("handle", "display_name", "country", "languages", "created_at", "is_public")
    asked = ((User, members), (Thread, threads), (Post.objects.filter(thread__about_kind=""), posts), (Case, cases))
    return {str(names): _sorted(things, names) for things, names in asked}


def _sorted(things: Any, names: tuple[str, ...]) -> list[tuple[Any, ...]]:
    rows = getattr(things, "objects", things).values_list(*names)
    return sorted((tuple(map(str, row)) for row in rows), key=str)


def start_over() -> None:
    for model in (Case, Thread, StoredEntry, User):
        model.objects.all().delete()


@pytest.fixture(scope="module")
def community(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with once(django_db_blocker):
        load()
        yield


@pytest.fixture
def emptiness() -> None:
    """Nothing of the community, whether or not an earlier test of this module has asked for it."""
    start_over()
    Board.objects.all().delete()


def test_it_makes_as_much_as_was_asked_in_all_five_languages(community):
    talks = Thread.objects.filter(about_kind="")

    assert (User.objects.real().count(), User.objects.filter(handle__startswith="demo-member-").count()) == (0, 30)
    assert (talks.count(), talks.aggregate(Max("post_count"))["post_count__max"]) == (12, 100)
    assert Post.objects.filter(thread__in=talks).count() == 400
    assert (Case.objects.shown().count(), Version.objects.count()) == (7, 7)
    for model in (Thread, Post, Case):
        assert set(model.objects.values_list("language", flat=True)) == LANGUAGES
    assert not talks.filter(tags=None).exists()
    assert {"country", "theme"} <= set(talks.values_list("tags__kind", flat=True))


def test_members_are_plainly_nobody(community):
    member = User.objects.get(handle="demo-member-0007")

    assert (member.display_name, member.email) == ("Demo Member 0007", "demo-member-0007@example.org")
    assert not member.has_usable_password()
    assert member.emailaddress_set.filter(verified=True, primary=True).count() == 1


def test_numbers_events_and_counters_agree(community):
    for thread in Thread.objects.annotate(
        readable=Count("posts"), first=Min("posts__number"), last=Max("posts__number")
    ):
        events = thread.events.order_by("seq")
        assert (thread.first, thread.last, thread.readable) == (1, thread.last_number, thread.post_count)
        assert list(events.values_list("seq", flat=True)) == list(range(1, thread.last_seq + 1))
        assert not events.exclude(name="post-added", post__number=F("seq")).exists()
        assert thread.bumped_at == thread.posts.aggregate(Max("created_at"))["created_at__max"]
        assert thread.author == thread.posts.get(number=1).author
    assert ThreadEvent.objects.count() == Post.objects.count()


def test_every_case_has_its_version_and_its_thread(community):
    for case in Case.objects.all():
        assert case.versions.get().number == case.version == 1
        assert case.thread.about == ("case", case.pk)
        assert case.thread.posts.get().body == case.content["lesson"]
        assert len(case.countries) == 2


def test_the_index_is_what_rebuilding_makes_of_it(community):
    kept = ("kind", "object_pk", "language", "title", "text", "created_at", "audiences__name", "tags__code")
    before = _sorted(StoredEntry, kept)

    call_command("rebuild_search", stdout=StringIO())

    assert _sorted(StoredEntry, kept) == before
    assert StoredEntry.objects.filter(kind__in=["thread", "post"]).count() == 400


@pytest.mark.parametrize("word", ["notebook", "cahier", "cuaderno", "caderno", "دفتر", "lang:fr"])
def test_its_words_are_found(community, client: Client, word: str):
    response = client.get("/search/", {"q": word})

    assert response.status_code == 200
    assert "<article" in response.content.decode()


def test_visitors_and_members_read_it(community, client: Client):
    longest = Thread.objects.order_by("-post_count").first()
    public = [thread.get_absolute_url() for thread in Thread.objects.filter(board__audience="public")]
    cases = [case.get_absolute_url() for case in Case.objects.all()]
    ends = [longest.page_of(longest.last_number), f"/threads/{longest.pk}/events/?since={longest.last_seq - 5}"]

    for address in ("/", "/threads/", "/cases/", "/members/", *public, *cases, *ends):
        assert client.get(address).status_code == 200, address
    client.force_login(User.objects.get(handle="demo-member-0007"))
    for thread in Thread.objects.all():
        assert client.get(thread.get_absolute_url()).status_code == 200


def test_open_pages_catch_up_and_members_go_on(community, client: Client):
    thread = Thread.objects.get(post_count=100)
    client.force_login(User.objects.get(handle="demo-member-0007"))

    send_reply(client, thread, "And what came of it?")

    answer = client.get(f"/threads/{thread.pk}/events/", {"since": 99}).json()
    assert [event["number"] for event in answer["events"]] == [100, 101]
    assert answer["head"] == 101


def test_the_same_seed_makes_the_same_and_another_seed_another(community):
    first = told()

    start_over()
    load()
    again = told()
    start_over()
    load(seed=2)

    assert again == first
    assert told() != first


def test_a_second_time_adds_nothing(community):
    before = told()

    assert load().strip() == "Nothing was missing."
    assert told() == before


def test_it_adds_what_is_missing_and_nothing_else(community):
    before = told()
    short = Thread.objects.filter(about_kind="").order_by("post_count").first()
    missing = short.post_count
    short.delete()
    Case.objects.first().delete()
    Thread.objects.filter(about_kind="case", case=None).delete()

    assert f"Added: {missing} posts, 1 cases." in load()
    assert told() == before


@pytest.mark.parametrize("when", ["members", "posts", "cases"])
def test_who_stops_it_can_go_on(emptiness, when: str):
    class Impatient(StringIO):
        def write(self, text: str) -> int:
            if text.startswith(when):
                raise KeyboardInterrupt
            return super().write(text)

    with pytest.raises(CommandError, match="Stopped"):
        call_command("load_synthetic", stdout=Impatient(), **SMALL)
    load()
    stopped = told()
    start_over()
    load()

    assert told() == stopped


def test_two_seeds_share_their_members_and_boards(community):
    load(seed=2, cases=0)

    assert User.objects.filter(handle__startswith="demo-member-").count() == 30
    assert Board.objects.count() == 5
    assert Thread.objects.filter(about_kind="").count() == 24


def test_it_refuses_where_members_may_be_real(emptiness, settings):
    UserFactory(email="ana@cooperation.int")

    with pytest.raises(CommandError, match="may be real"):
        load()

    assert not Board.objects.exists()
    settings.DEMO = True
    assert "Added: 30 members" in load()


@pytest.mark.parametrize("changes", [{"members": 0}, {"threads": 0}, {"posts": 11}, {"cases": -1}])
def test_it_refuses_what_cannot_be(changes: dict[str, int]):
    with pytest.raises(CommandError, match="Ask for"):
        load(**changes)


def test_the_languages_have_sentences_of_the_same_kinds():
    def shape(found: dict[str, Any]) -> dict[str, Any]:
        return {name: shape(value) if isinstance(value, dict) else len(value) for name, value in found.items()}

    shapes = [shape(wording.sentences(language)) | {"about": 0} for language in sorted(LANGUAGES)]

    assert all(one == shapes[0] for one in shapes)

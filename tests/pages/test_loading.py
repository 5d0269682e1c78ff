"""`load_demo` fills a demonstration once, through the forms and actions of members."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.demo import PASSWORD
from accounts.models import MemberGroup, Organisation, User
from casestudies.models import Case, State, Version
from forum import actions as forum
from forum.models import Board, Post, Thread, ThreadEvent
from house import actions as house
from house import known
from house.known import current
from house.models import ONLY, House
from moderation.actions import hide
from moderation.models import Flag
from notifications.models import Alert, Announcement, Bookmark, Follow
from notifications.tasks import fan_out
from search.models import StoredEntry
from tests.once import once

LANGUAGES = {"en", "fr", "es", "pt", "ar"}
PEOPLE = (User, Organisation, MemberGroup, Follow, Bookmark)
COUNTED = (*PEOPLE, Case, Version, Board, Thread, Post, ThreadEvent, Flag, Announcement, StoredEntry)

INVENTED = {
    *("Demo Water Office", "Institut de démonstration", "Cooperativa de demonstração"),
    *("Red de demostración", "مركز العرض التجريبي"),
}


def load() -> str:
    said = StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue()


def numbers() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in COUNTED}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    # Stories of the demonstration wait for nobody, even where the first stories of members do.
    with once(django_db_blocker, DEMO=True, HOLD_FIRST_STORIES=True):
        load()
        yield


@pytest.fixture
def demonstration(loaded, db):
    """The demonstration, as it was loaded."""
    known.learn(House.objects.get(pk=ONLY))


def test_it_brings_members_boards_stories_and_threads(demonstration):
    found = numbers()

    assert (found["Case"], found["Version"], found["Board"]) == (12, 12, 7)
    assert found["User"] == 21
    assert found["Thread"] == 26
    assert (found["Follow"], found["Bookmark"], found["MemberGroup"]) == (6, 3, 3)
    assert Flag.objects.open().count() == 1
    assert set(Case.objects.values_list("language", flat=True)) == LANGUAGES
    assert all(set(board.names) == set(board.descriptions) == LANGUAGES for board in Board.objects.all())


def test_a_second_time_changes_nothing(demonstration, django_assert_max_num_queries):
    before = numbers()

    with django_assert_max_num_queries(16):
        said = load()

    assert said == ""
    assert numbers() == before


def test_what_was_changed_since_stays_changed(demonstration):
    moderator = User.objects.get(handle="moderator")
    member = User.objects.get(handle="member")
    member.display_name = "Somebody else"
    member.save()
    Follow.objects.all().delete()
    hide(("case", Case.objects.first().pk), by=moderator, reason="Two names too many.")
    Flag.objects.all().delete()
    Bookmark.objects.all().delete()
    Organisation.objects.filter(name="Demo Water Office").update(name="Another office", name_key="another office")
    house.change(introductions="")
    forum.lock_thread(Thread.objects.get(title__startswith="What should a family"), by=moderator)

    load()

    assert User.objects.get(handle="member").display_name == "Somebody else"
    assert not Follow.objects.exists()
    assert not Flag.objects.exists()
    assert not Bookmark.objects.exists()
    assert not Organisation.objects.filter(name="Demo Water Office").exists()
    assert current().introductions == ""
    assert Case.objects.exclude(hidden_at=None).count() == 1


def test_stories_are_whole_and_stand_on_their_day(demonstration):
    story = Case.objects.get(title="Mobile money that did not travel")

    assert story.state == State.PUBLISHED
    assert story.published_at.date().isoformat() == "2026-11-20"
    assert story.thread.created_at == story.published_at
    assert [tag.code for tag in story.countries] == ["KE", "ZA"]
    assert [row["roles"] for row in story.content["partners"]] == [["resource"], ["requesting"]]
    assert story.content["sources"][0]["accessed"] == "2026-11-21"
    assert story.content["adapted_from"].startswith("Mobile money in Kenya")
    assert story.year_to == 2016


def test_posts_stand_in_order_and_only_the_five_can_sign_in(demonstration):
    for thread in Thread.objects.all():
        moments = list(thread.posts.order_by("number").values_list("created_at", flat=True))
        assert moments == sorted(moments)
        assert thread.bumped_at == moments[-1]
    assert Client().login(email="reader@example.org", password=PASSWORD)
    assert not User.objects.get(handle="demo-07").has_usable_password()


def test_members_belong_to_invented_organisations_only(demonstration):
    of_members = Organisation.objects.exclude(members=None).distinct()

    assert {one.name for one in of_members} == INVENTED
    assert Organisation.objects.filter(checked_at=None).count() == 0
    assert User.objects.get(handle="member").organisation.name == "Institut de démonstration"


def test_public_bodies_stand_beside_them_with_the_stories_that_name_them(demonstration, client):
    page = client.get("/organisations/centre-de-partenariat-et-dexpertise-pour-le-développement-durable/").text
    names = set(Organisation.objects.values_list("name", flat=True))

    assert "CePED" in page
    assert page.count("case-row__title") == 2
    assert {"Programa Alimentar Mundial", "Universidad de Costa Rica"} <= names
    assert not {"Vodacom", "Nedbank", "Amul"} & names


def test_the_member_finds_something_on_every_page_of_one_s_own(demonstration, client):
    member = User.objects.get(handle="member")
    for announcement in Announcement.objects.filter(fanned_out_at=None):
        fan_out.call(announcement.pk)
    client.force_login(member)

    assert Alert.objects.filter(user=member, name="mentioned").count() == 1
    assert Alert.objects.filter(user=member, name="case-published").exists()
    assert "Demo Circle" in client.get("/groups/").text
    assert "Whose draft do we read first?" in client.get("/threads/?board=circle").text
    assert "À relire avec l’équipe." in client.get("/bookmarks/").text
    assert client.get("/welcome/hello/").status_code == 200


def test_what_is_private_appears_to_nobody_else(demonstration):
    thread = Thread.objects.get(board__slug="circle")
    readers = {who: Client() for who in ("", "reader", "moderator", "admin")}
    for who in ("reader", "moderator", "admin"):
        readers[who].force_login(User.objects.get(handle=who))
    lists = ["/", "/boards/", "/threads/", "/search/?q=draft", "/feeds/threads.atom", "/api/v1/threads"]
    lists += ["/themes/governance/", "/members/demo-07/"]

    told = [(who, address) for who in readers for address in lists if thread.title in readers[who].get(address).text]
    answers = {reader.get(thread.get_absolute_url()).status_code for reader in readers.values()}

    assert told == []
    assert answers == {404}
    assert readers[""].get("/feeds/boards/circle.atom").status_code == 404


def test_visitors_read_no_introductions_and_see_only_members_who_show_themselves(demonstration, client):
    hello = Thread.objects.get(board__slug="introductions")
    organisation = client.get(Organisation.objects.get(name="Institut de démonstration").get_absolute_url()).text

    assert client.get(hello.get_absolute_url()).status_code == 404
    assert hello.title not in client.get("/").text + client.get("/threads/").text + client.get("/countries/bj/").text
    assert "Demo Member 12" in organisation
    assert "Demo Member 48" not in organisation


def test_it_refuses_outside_a_demonstration(db, settings):
    settings.DEMO = False
    before = numbers()

    with pytest.raises(CommandError, match="demonstration"):
        load()

    assert numbers() == before

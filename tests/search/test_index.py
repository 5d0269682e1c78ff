"""The index says what its owners said last."""

from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import connection, transaction

import subjects
from accounts.models import User
from accounts.subject import MemberSubject
from search.actions import put, rebuild, withdraw
from search.finding import find
from search.models import StoredAudience, StoredEntry
from tests.factories.accounts import UserFactory
from tests.factories.search import entry, indexed
from tests.factories.tags import country, theme

pytestmark = pytest.mark.django_db
READER = AnonymousUser()


class FoundMembers(MemberSubject):
    """Members whose profiles can be searched."""

    def entries(self, after, limit):
        members = User.objects.filter(pk__gt=after, is_public=True).order_by("pk")[:limit]
        return [
            entry(member, title=member.display_name, texts=[member.about], tags=[theme("health")]) for member in members
        ]


@pytest.fixture
def found_members():
    usual = subjects.of("member")
    subjects.register(FoundMembers())
    yield
    subjects.register(usual)


def found(query):
    return [hit.key for hit in find(query, user=READER)]


def test_what_was_put_last_counts():
    about = UserFactory(is_public=True)
    indexed(about, title="Old", texts=["barley"], tags=[country("BJ")])

    key = indexed(about, title="New", texts=["millet"], tags=[country("KE")], language="fr")

    assert (found("barley"), found("old"), found("benin"), found("country:bj")) == ([], [], [], [])
    assert (found("millet"), found("new"), found("kenya"), found("lang:fr")) == ([key], [key], [key], [key])
    assert StoredEntry.objects.count() == 1


def test_an_audience_can_be_taken_back():
    about = UserFactory(is_public=True)
    indexed(about, texts=["barley"], audience=frozenset({"public", "members"}))

    indexed(about, texts=["barley"], audience=frozenset({"members"}))

    assert found("barley") == []
    assert list(StoredAudience.objects.values_list("name", flat=True)) == ["members"]


def test_withdrawn_words_are_gone_at_once():
    key = indexed(title="Barley", texts=["millet"], tags=[theme("health")])
    stays = indexed(texts=["millet"])

    withdraw(key)
    withdraw(key)

    assert (found("barley"), found("millet"), found("tag:health")) == ([], [stays], [])
    assert not StoredEntry.objects.filter(object_pk=key[1]).exists()
    assert not _holds("barley")


def test_a_change_that_fails_leaves_the_index_as_it_was():
    key = indexed(texts=["barley"])

    with pytest.raises(LookupError), transaction.atomic():
        _withdraw_and_fail(key)

    assert found("barley") == [key]


def test_a_text_of_a_megabyte_can_be_put():
    key = indexed(texts=["Beginning " + " ".join(f"word{number}" for number in range(100_000))])

    assert found("beginning") == [key]


def test_a_rebuilt_index_equals_the_one_that_grew(found_members):
    members = [UserFactory(is_public=True, display_name=f"Seed {n}", about=f"about {n}") for n in range(5)]
    for made in FoundMembers().entries(0, 100):
        put(made)
    grown = _contents()

    StoredEntry.objects.filter(object_pk=members[0].pk).update(title="Spoilt")
    withdraw(("member", members[1].pk))
    assert list(rebuild("member", batch=2)) == [2, 4, 5]

    assert _contents() == grown
    assert len(found("seed")) == 5


def test_rebuilding_takes_out_what_is_no_longer_there(found_members):
    members = UserFactory.create_batch(4, is_public=True, about="barley")
    list(rebuild("member"))
    User.objects.filter(pk__in=[members[0].pk, members[3].pk]).update(is_public=False)

    list(rebuild("member", batch=1))

    assert {pk for _kind, pk in found("barley")} == {members[1].pk, members[2].pk}
    assert StoredEntry.objects.count() == 2


def test_a_rebuild_may_be_stopped_and_repeated(found_members):
    UserFactory.create_batch(5, is_public=True, about="barley")
    begun = rebuild("member", batch=2)
    next(begun)
    begun.close()

    call_command("rebuild_search", "member", stdout=StringIO())

    assert len(found("barley")) == 5


def test_the_command_says_what_it_does(found_members):
    UserFactory(is_public=True)
    said = StringIO()

    call_command("rebuild_search", stdout=said)

    assert "member: 1, done." in said.getvalue()
    with pytest.raises(CommandError, match="Unknown: nonsense"):
        call_command("rebuild_search", "nonsense")


def test_a_kind_that_nobody_knows_any_more_leaves_the_index():
    StoredEntry.objects.create(kind="gone", object_pk=1, language="en", created_at=entry().created_at)

    call_command("rebuild_search", stdout=StringIO())

    assert not StoredEntry.objects.filter(kind="gone").exists()


def _contents():
    columns = ["kind", "object_pk", "language", "title", "text", "created_at", "tags", "audiences__name"]
    return sorted(map(str, StoredEntry.objects.values_list(*columns)))


def _withdraw_and_fail(key):
    withdraw(key)
    raise LookupError


def _holds(word):
    """Whether the database's own full text still has the word."""
    questions = {
        "postgresql": "SELECT 1 FROM search_entry WHERE vector::text LIKE %s",
        "sqlite": "SELECT 1 FROM search_words WHERE title LIKE %s",
    }
    with connection.cursor() as cursor:
        cursor.execute(questions[connection.vendor], [f"%{word}%"])
        return cursor.fetchone() is not None

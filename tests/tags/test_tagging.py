"""Things carry tags: replaced as a whole, each once, and told to other packages by key."""

import pytest
from django.db import IntegrityError, transaction

import subjects
from forum.models import Board, Thread
from forum.models.threads import ThreadTag
from tests.factories.accounts import UserFactory
from tests.factories.tags import country, keyword, keywords, theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread():
    board = Board.objects.create(slug="water", name="Water", language="en")
    return Thread.objects.create(board=board, title="Wells", language="en", author=UserFactory())


def test_tags_are_replaced_without_confusing_kinds_of_one_name(thread):
    thread.tags.set([country("GE"), *keywords("Georgia", "health")])

    thread.tags.set([country("GE"), theme("health")])

    assert set(thread.tags.all()) == {country("GE"), theme("health")}


def test_a_thing_carries_a_tag_once(thread):
    thread.tags.add(country("BJ"))
    thread.tags.add(country("BJ"))

    with pytest.raises(IntegrityError), transaction.atomic():
        ThreadTag.objects.create(content_object=thread, tag=country("BJ"))
    assert ThreadTag.objects.count() == 1


def test_a_string_is_no_tag(thread):
    with pytest.raises(IntegrityError), transaction.atomic():
        thread.tags.add("South-South")


def test_tags_of_a_list_cost_one_query_and_their_labels_none(thread, django_assert_num_queries):
    thread.tags.set([country("BJ"), *keywords("Wells")])

    with django_assert_num_queries(2):
        threads = list(Thread.objects.prefetch_related("tags"))
        assert {tag.label for tag in threads[0].tags.all()} == {"Benin", "Wells"}


def test_other_packages_know_a_tag_by_its_key(thread):
    key = ("tag", country("BJ").pk)

    assert subjects.visible(thread.author, [key, ("tag", 0)]) == {key}
    assert subjects.cards([key], "ar")[key].title == "بنين"
    assert subjects.cards([key], "fr")[key].address == "/countries/bj/"


def test_staff_mend_keywords_but_not_the_vocabularies(client, admin):
    word = keyword("watter")
    client.force_login(admin)

    client.post(f"/admin/tags/tag/{word.pk}/change/", {"word": "water"})
    deleted = client.post(f"/admin/tags/tag/{country('BJ').pk}/delete/", {"post": "yes"})
    changed = client.post(f"/admin/tags/tag/{country('BJ').pk}/change/", {"word": "Dahomey"})

    word.refresh_from_db()
    assert word.label == "water"
    assert (deleted.status_code, changed.status_code) == (403, 403)
    assert country("BJ").label == "Benin"
    assert client.get("/admin/tags/tag/?q=benin").status_code == 200

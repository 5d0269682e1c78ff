"""Nobody finds what is not meant for them."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import subjects
from accounts.audiences import audience
from search.finding import find
from tests.factories.accounts import UserFactory
from tests.factories.search import indexed

pytestmark = pytest.mark.django_db
AUDIENCES = ["public", "members", "group"]
THINGS = st.lists(st.tuples(st.booleans(), st.booleans(), st.sets(st.sampled_from(AUDIENCES), min_size=1)), max_size=6)


@pytest.fixture
def group():
    return Group.objects.create(name="Readers of drafts")


@given(things=THINGS, limit=st.integers(1, 4), who=st.sampled_from(["visitor", "member", "of group", "inactive"]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_exactly_what_is_meant_for_a_reader_and_visible_is_found(group, things, limit, who):
    marker = uuid4().hex
    reader = AnonymousUser() if who == "visitor" else UserFactory(is_active=who != "inactive")
    if who == "of group":
        reader.groups.add(group)
    meant = {}
    for is_active, is_public, names in things:
        about = UserFactory(is_active=is_active, is_public=is_public)
        named = frozenset(f"group-{group.pk}" if name == "group" else name for name in names)
        meant[indexed(about, texts=[marker], audience=named)] = named

    found = _all_pages(marker, reader, limit)

    visible = subjects.visible(reader, meant)
    assert sorted(found) == sorted(key for key in visible if meant[key] & audience(reader))


def test_what_is_not_visible_leaves_no_gap_in_a_page():
    for number in range(30):
        indexed(UserFactory(is_public=number % 10 == 0), texts=["seeds"])

    assert len(find("seeds", user=AnonymousUser(), limit=3)) == 3


def _all_pages(query, reader, limit):
    found, place = [], None
    while page := find(query, user=reader, limit=limit, before=place):
        found += [hit.key for hit in page]
        place = page[-1].place
    return found

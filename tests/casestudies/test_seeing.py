"""Who sees a case: the rule and the queryset agree; what is hidden or unnamed stays so."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casestudies import actions, rules
from casestudies.models import Case, State
from search.finding import find
from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published, story

pytestmark = pytest.mark.django_db


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=st.sampled_from(State.values), hidden=st.booleans(), own=st.booleans(), who=st.integers(0, 5))
def test_the_rule_and_the_queryset_agree(db, state, hidden, own, who):
    people = [
        AnonymousUser,
        UserFactory,
        lambda: UserFactory(groups=["Moderators"]),
        lambda: UserFactory(groups=["Editors"]),
        lambda: UserFactory(is_active=False),
        lambda: UserFactory(suspended_at=timezone.now()),
    ]
    viewer = people[who]()
    author = viewer if own and viewer.is_authenticated else UserFactory()
    case = Case.objects.create(
        title="A",
        language="en",
        author=author,
        year_from=2000,
        key="0" * 32,
        state=state,
        hidden_at=timezone.now() if hidden else None,
    )

    assert rules.may_see(viewer, case) == Case.objects.visible_to(viewer).filter(pk=case.pk).exists()


def test_a_hidden_story_is_gone_for_everyone_but_its_author_and_moderators(client, member, reader, moderator):
    case = published(member)

    actions.hide_case(case, by=moderator, reason="It names a person.")

    case.refresh_from_db()
    for someone in (None, reader):
        client.logout()
        if someone:
            client.force_login(someone)
        assert client.get(case.get_absolute_url()).status_code == 404
        assert client.get(case.thread.get_absolute_url()).status_code == 404
        assert "Parakou" not in client.get("/cases/").content.decode()
        assert find("Parakou", user=someone or AnonymousUser()) == []
    client.force_login(member)
    assert "It names a person." in client.get(case.get_absolute_url()).content.decode()


def test_a_restored_story_is_back_everywhere(client, member, moderator):
    case = published(member)
    actions.hide_case(case, by=moderator, reason="A mistake.")

    actions.restore_case(case, by=moderator)

    assert client.get(case.get_absolute_url()).status_code == 200
    assert client.get(case.thread.get_absolute_url()).status_code == 200
    assert [hit.key for hit in find("Parakou", user=AnonymousUser(), kinds={"case"})] == [("case", case.pk)]


@pytest.mark.parametrize("anonymity", ["moderators", "country_withheld"])
def test_an_unnamed_author_is_named_nowhere_but_to_moderators(client, moderator, reader, anonymity):
    author = UserFactory(display_name="Zénaïde Unnamed", handle="zenaide")
    case = published(author, anonymity=anonymity)
    client.force_login(reader)

    for address in (case.get_absolute_url(), case.thread.get_absolute_url(), "/cases/", "/search/?q=Parakou"):
        page = client.get(address).content.decode()
        assert "Zénaïde" not in page
        assert "zenaide" not in page
    client.force_login(moderator)
    assert "Zénaïde" in client.get(case.get_absolute_url()).content.decode()


def test_a_withheld_country_is_on_no_page(client, reader):
    case = published(
        content={
            "partners": [{"country": "BJ", "roles": ["resource"], "words": "Benin lent a pump."}],
            "organisations": [{"name": "A ministry", "role": "", "kind": "government", "country": "BJ"}],
        },
        anonymity="country_withheld",
    )
    client.force_login(reader)

    assert "Benin" not in client.get(case.get_absolute_url()).content.decode()
    assert [tag.kind for tag in case.tags.all()] == ["theme"]


def test_only_moderators_hide(member, reader):
    from accounts.refusing import Refused

    case = published(member)

    with pytest.raises(Refused):
        actions.hide_case(case, by=reader, reason="No.")


def test_a_story_promises_one_thread_for_one_key(member):
    from uuid import uuid4

    key = uuid4()

    first = actions.publish_story(story(), author=member, key=key)
    again = actions.publish_story(story(), author=member, key=key)

    assert first == again

"""What search engines may fetch and list."""

from uuid import uuid4

import pytest

from casestudies.actions import hide_case, publish_story
from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published, story


def test_nothing_unless_the_community_wants_to_be_found(client, settings):
    settings.INDEXED = False

    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


def test_all_but_personal_pages_when_it_does(client, settings):
    settings.INDEXED = True

    said = client.get("/robots.txt").content.decode()

    assert "Disallow: /\n" not in said
    assert "Disallow: /accounts/\n" in said


@pytest.mark.django_db
@pytest.mark.parametrize("is_indexed", [True, False])
@pytest.mark.parametrize("address", ["/", "/about/", "/countries/", "/countries/bj/", "/themes/", "/themes/health/"])
def test_pages_of_everybody_are_listed_only_then(client, settings, address, is_indexed):
    settings.INDEXED = is_indexed

    response = client.get(address)

    assert ("X-Robots-Tag" not in response.headers) is is_indexed


@pytest.mark.django_db
@pytest.mark.parametrize("is_indexed", [True, False])
def test_shown_cases_and_public_profiles_are_listed_only_then(client, settings, is_indexed):
    settings.INDEXED = is_indexed
    case = published(UserFactory(is_public=True))

    for address in ("/cases/", case.get_absolute_url(), "/members/", case.author.get_absolute_url()):
        response = client.get(address)
        assert response.status_code == 200, address
        assert ("X-Robots-Tag" not in response.headers) is is_indexed, address
        assert (b'content="noindex"' not in response.content) is is_indexed, address


@pytest.mark.django_db
def test_hidden_and_held_stories_and_private_profiles_are_never_listed(client, settings, member, moderator):
    settings.INDEXED = True
    hidden = published(member)
    hide_case(hidden, by=moderator, reason="It names a person.")
    held = publish_story(story(), author=UserFactory(), key=uuid4())
    client.force_login(moderator)

    for address in (hidden.get_absolute_url(), held.get_absolute_url(), member.get_absolute_url()):
        response = client.get(address)
        assert response.status_code == 200, address
        assert response.headers["X-Robots-Tag"] == "noindex", address


@pytest.mark.django_db
def test_earlier_versions_of_a_case_are_never_listed(client, settings):
    settings.INDEXED = True
    case = published()

    for page in ("v1/", "history/"):
        assert client.get(case.get_absolute_url() + page).headers["X-Robots-Tag"] == "noindex"

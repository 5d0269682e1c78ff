"""What search engines may fetch and list."""

import pytest


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

"""What another site says is believed only as far as it is signed, meant for us, and asked for."""

from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from django.test import Client

from tests.accounts.elsewhere import LOGIN, come, connected, is_in
from tests.accounts.tiny_provider import OTHER_KEY, TinyProvider, tiny_provider


@pytest.mark.parametrize(
    "bent",
    [
        {"key": OTHER_KEY},
        {"key": "a secret between two sites, and long enough", "algorithm": "HS256"},
        {"key": None, "algorithm": "none"},
        {"token": {"aud": "another site"}},
        {"token": {"iss": "https://elsewhere.example"}},
        {"token": {"exp": 1}},
        {"token": {"exp": None}},
        {"token": {"sub": ""}},
        {"more": {"sub": "person-2"}},
        {"config": {"issuer": "https://elsewhere.example"}},
        {"config": {"jwks_uri": "http://127.0.0.1:9/keys"}},
    ],
)
def test_what_cannot_be_trusted_lets_nobody_in(client: Client, provider: TinyProvider, bent: dict[str, Any]):
    connected(provider)
    vars(provider).update(bent)

    came = come(client)

    assert came.status_code in {401, 403}
    assert is_in(client) is None


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/token", "/userinfo", "/keys"])
def test_nobody_is_followed_to_another_address(client: Client, provider: TinyProvider, path: str):
    connected(provider)
    with tiny_provider() as inside:
        inside.codes, inside.person = provider.codes, provider.person
        inside.url, address = provider.url, inside.url
        provider.leads_away = {path: f"{address}{path}"}

        sent = client.get(LOGIN)
        came = come(client) if sent.status_code == 302 else sent

    assert came.status_code in {401, 503}
    assert inside.asked == []
    assert is_in(client) is None


def test_an_answer_to_a_question_that_was_not_asked_is_refused(client: Client, provider: TinyProvider):
    connected(provider)
    sent = client.get(LOGIN).headers["Location"]
    back = urlsplit(requests.get(sent, allow_redirects=False, timeout=5).headers["Location"])

    stranger = Client()
    stranger.get(f"{back.path}?{back.query}")
    client.get(f"{back.path}?code=code-0&state=forged")

    assert is_in(stranger) is None
    assert is_in(client) is None


@pytest.mark.parametrize("bent", [{"is_away": True}, {"config": {"authorization_endpoint": None}}])
def test_a_site_that_is_away_is_said_to_be_so(client: Client, provider: TinyProvider, bent: dict[str, Any]):
    vars(provider).update(bent)

    refused = client.get(LOGIN)

    assert refused.status_code == 503
    assert "The other site does not answer." in refused.text

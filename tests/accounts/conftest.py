"""Another site through which members sign in: one for all tests, which begins anew for each."""

from collections.abc import Iterator
from typing import Any

import pytest

from config.openid import Provider, as_allauth_reads_them
from tests.accounts.tiny_provider import CLIENT, SECRET, TinyProvider, tiny_provider


@pytest.fixture(scope="session")
def running() -> Iterator[TinyProvider]:
    with tiny_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: TinyProvider, settings: Any, db: None) -> TinyProvider:
    fresh = TinyProvider()
    url = running.url
    running.__dict__.update({**fresh.__dict__, "url": url})
    known = [
        Provider("tiny", "Tiny identity", url, CLIENT, SECRET),
        Provider("campus", "Campus", url, "palabre-too", SECRET),
    ]
    settings.OPENID_PROVIDERS = known
    settings.SOCIALACCOUNT_PROVIDERS = as_allauth_reads_them(known)
    return running

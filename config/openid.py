"""Other sites through which members may sign in, by OpenID Connect: named in the environment, any number of them."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SLUG = re.compile(r"[a-z][a-z0-9-]{0,29}")
LOCAL = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class Provider:
    """One of them: `url` is its issuer, where `/.well-known/openid-configuration` lies."""

    slug: str
    name: str
    url: str
    client: str
    secret: str


def providers(told: Any) -> list[Provider]:
    """`{"campus": {"name": …, "url": …, "client": …, "secret": …}}` as they are; raises ImproperlyConfigured."""
    if not isinstance(told, dict):
        raise ImproperlyConfigured('OPENID_PROVIDERS: write {"campus": {"url": …, "client": …, "secret": …}}.')
    known = [_provider(slug, one) for slug, one in told.items()]
    if len({one.client for one in known}) < len(known):
        # By it a sign-in that was interrupted finds its site again.
        raise ImproperlyConfigured("OPENID_PROVIDERS: no two sites may know us by the same client.")
    return known


def as_allauth_reads_them(known: list[Provider]) -> dict[str, Any]:
    """The same as SOCIALACCOUNT_PROVIDERS."""
    apps = [
        {
            "provider_id": one.slug,
            "name": one.name,
            "client_id": one.client,
            "secret": one.secret,
            "settings": {"server_url": one.url, "oauth_pkce_enabled": True},
        }
        for one in known
    ]
    return {"openid_connect": {"APPS": apps}}


def _provider(slug: str, one: Any) -> Provider:
    if not SLUG.fullmatch(slug):
        raise ImproperlyConfigured(f"OPENID_PROVIDERS: write {slug!r} in small letters, digits and hyphens.")
    if not isinstance(one, dict) or {"url", "client", "secret"} - one.keys():
        raise ImproperlyConfigured(f"OPENID_PROVIDERS: {slug!r} needs url, client and secret.")
    parts = urlsplit(str(one["url"]))
    if parts.scheme != "https" and parts.hostname not in LOCAL:
        raise ImproperlyConfigured(f"OPENID_PROVIDERS: {slug!r} needs https, or who is on the way signs in as anybody.")
    url = str(one["url"]).rstrip("/")
    return Provider(slug, str(one.get("name", slug)), url, str(one["client"]), str(one["secret"]))

"""Going through another site, as a browser does, and who is in afterwards."""

from typing import Any
from urllib.parse import urlsplit

import requests
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from tests.accounts.tiny_provider import TinyProvider
from tests.factories.accounts import UserFactory

LOGIN = "/accounts/openid/tiny/login/"


def come(client: Client, address: str = LOGIN) -> HttpResponse:
    """Through the other site and back, as a browser goes."""
    sent = client.get(address)
    assert sent.status_code == 302, sent.text
    back = requests.get(sent.headers["Location"], allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    return client.get(f"{parts.path}?{parts.query}")


def is_in(client: Client) -> User | None:
    return User.objects.filter(pk=client.session.get("_auth_user_id") or 0).first()


def connected(provider: TinyProvider, **fields: Any) -> User:
    member = UserFactory(**fields)
    SocialAccount.objects.create(user=member, provider="tiny", uid=provider.person["sub"])
    return member

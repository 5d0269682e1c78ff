"""Pages that were open when the secret was changed come back by themselves, and the member stays signed in."""

import secrets
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.live.conftest import Open


@pytest.mark.parametrize("keeping", [True, False])
def test_a_socket_that_opens_first_ends_no_session(open_page: Open, author: User, settings: Any, keeping: bool) -> None:
    window = Client()
    window.force_login(author)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY] if keeping else []
    settings.SECRET_KEY = secrets.token_urlsafe(64)

    page = open_page(client=window)

    assert page.join(f"member-{author.pk}")["name"] == ("joined" if keeping else "refused")
    assert window.get(reverse("accounts:me")).status_code == (200 if keeping else 401)

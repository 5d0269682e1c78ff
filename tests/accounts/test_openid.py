"""Signing in through another site: whoever it vouches for comes in, and nobody as somebody else."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone

from accounts.models.applications import Application
from config.openid import providers
from house import actions as house
from tests.accounts.elsewhere import LOGIN, come, connected, is_in
from tests.accounts.tiny_provider import TinyProvider
from tests.factories.accounts import PASSWORD, UserFactory, app_code, show_again


def test_the_sign_in_page_offers_every_site(client: Client, provider: TinyProvider):
    page = client.get("/accounts/login/?next=/drafts/").text

    assert 'href="/accounts/openid/tiny/login/?next=%2Fdrafts%2F"' in page
    assert "Tiny identity" in page
    assert "/accounts/openid/campus/login/" in page


def test_without_a_setting_no_site_is_offered_or_there(client: Client, db: None):
    assert "/openid/" not in client.get("/accounts/login/").text
    assert client.get(LOGIN).status_code == 404


def test_a_newcomer_with_a_proved_address_gets_a_seat(client: Client, provider: TinyProvider):
    came = come(client)

    member = is_in(client)
    assert came.status_code == 302
    assert member is not None
    assert (member.display_name, member.email) == ("Ana of elsewhere", "ana@elsewhere.example")
    assert not member.has_usable_password()
    assert EmailAddress.objects.get(user=member).verified
    assert member.accepted_terms.get().edition == 1


def test_where_a_moderator_decides_a_newcomer_asks_first(client: Client, provider: TinyProvider):
    house.change(registration="approval")

    came = come(client)
    client.post(came.headers["Location"], {"display_name": "Ana", "email": "ana@elsewhere.example", "reason": "Wells."})

    assert is_in(client) is None
    assert Application.objects.get().reason == "Wells."


def test_where_only_the_invited_join_nobody_joins_by_another_site(client: Client, provider: TinyProvider):
    house.change(registration="invitation")

    came = come(client)

    assert came.status_code in {200, 403}
    assert not SocialAccount.objects.exists()


def test_little_of_what_the_site_says_is_kept(client: Client, provider: TinyProvider):
    come(client)

    kept = SocialAccount.objects.get().extra_data["userinfo"]
    assert set(kept) == {"sub", "email", "email_verified", "name"}
    assert not SocialToken.objects.exists()
    assert not SocialApp.objects.exists()


def test_who_came_before_comes_in_again(client: Client, provider: TinyProvider):
    member = connected(provider, last_login=timezone.now())

    came = come(client, f"{LOGIN}?next=/drafts/")

    assert is_in(client) == member
    assert came.headers["Location"] == "/drafts/"


@pytest.mark.parametrize("verified", [False, None, "true", "false", 1])
def test_an_unproved_address_is_proved_here_first(client: Client, provider: TinyProvider, verified: Any):
    provider.person["email_verified"] = verified

    came = come(client)
    asked = client.post(came.headers["Location"], {"display_name": "Ana", "email": "ana@elsewhere.example"})

    assert came.headers["Location"] == "/accounts/3rdparty/signup/"
    assert asked.headers["Location"] == "/accounts/confirm-email/"
    assert is_in(client) is None
    assert not EmailAddress.objects.get().verified
    assert "/accounts/confirm-email/" in mail.outbox[0].body


@pytest.mark.parametrize("verified", [True, False])
@pytest.mark.parametrize("own", [True, False])
def test_nobody_joins_an_account_by_its_address(client: Client, provider: TinyProvider, verified: bool, own: bool):
    member = UserFactory(email="ana@elsewhere.example", verified=own)
    provider.person["email_verified"] = verified

    came = come(client)
    if came.headers["Location"] == "/accounts/3rdparty/signup/":
        client.post("/accounts/3rdparty/signup/", {"display_name": "Ana", "email": member.email})

    assert is_in(client) is None
    assert not SocialAccount.objects.filter(user=member).exists()


def test_a_member_connects_a_site_and_disconnects_it(client: Client, provider: TinyProvider):
    member = UserFactory()
    client.force_login(member)
    show_again(client)

    come(client, f"{LOGIN}?process=connect")
    account = SocialAccount.objects.get()
    listed = client.get("/accounts/3rdparty/").text
    client.post("/accounts/3rdparty/", {"account": account.pk})

    assert account.user == member
    assert "Tiny identity" in listed
    assert not SocialAccount.objects.exists()
    assert [len(message.to) for message in mail.outbox] == [1, 1]


def test_connecting_asks_again_who_it_is(client: Client, provider: TinyProvider):
    client.force_login(UserFactory())

    came = come(client, f"{LOGIN}?process=connect")

    assert came.headers["Location"].startswith("/accounts/reauthenticate/")
    assert not SocialAccount.objects.exists()


def test_a_site_connected_to_another_member_stays_there(client: Client, provider: TinyProvider):
    owner = connected(provider)
    client.force_login(UserFactory())
    show_again(client)

    come(client, f"{LOGIN}?process=connect")

    assert SocialAccount.objects.get().user == owner


def test_the_last_way_in_is_not_taken_away(client: Client, provider: TinyProvider):
    come(client)
    account = SocialAccount.objects.get()

    refused = client.post("/accounts/3rdparty/", {"account": account.pk})

    assert refused.status_code == 422
    assert SocialAccount.objects.exists()


def test_the_second_step_is_asked_for_behind_another_site_too(client: Client, provider: TinyProvider):
    member = connected(provider, second_step=True)

    came = come(client)

    assert came.headers["Location"].startswith("/accounts/2fa/authenticate/")
    assert is_in(client) is None
    client.post("/accounts/2fa/authenticate/", {"code": app_code()})
    assert is_in(client) == member


def test_a_suspended_member_stays_out(client: Client, provider: TinyProvider):
    connected(provider, suspended_at=timezone.now())

    come(client)

    assert is_in(client) is None


def test_a_third_site_sends_nobody_there(client: Client, provider: TinyProvider):
    sent = client.get(LOGIN, headers={"sec-fetch-site": "cross-site"})

    assert sent.headers["Location"] == "/accounts/login/"
    assert provider.asked == []


def test_who_turns_back_there_is_told_so_kindly(client: Client, provider: TinyProvider):
    state = client.get(LOGIN).headers["Location"].partition("state=")[2].partition("&")[0]

    back = client.get(f"/accounts/openid/tiny/login/callback/?error=access_denied&state={state}", follow=True)

    assert back.status_code == 200
    assert "You did not go on" in back.text


def test_a_name_that_nobody_can_read_is_asked_for(client: Client, provider: TinyProvider):
    provider.person["name"] = "\u202eanA"

    assert come(client).headers["Location"] == "/accounts/3rdparty/signup/"
    assert 'value="ana@elsewhere.example"' in client.get("/accounts/3rdparty/signup/").text


def test_a_password_signs_in_beside_another_site(client: Client, provider: TinyProvider):
    member = connected(provider)

    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})

    assert is_in(client) == member


@pytest.mark.parametrize(
    "told",
    [
        [],
        {"Campus!": {"url": "https://id.example.org", "client": "a", "secret": "b"}},
        {"campus": {"url": "https://id.example.org", "client": "a"}},
        {name: {"url": "https://id.example.org", "client": "a", "secret": "b"} for name in ("one", "two")},
        {"campus": {"url": "http://id.example.org", "client": "a", "secret": "b"}},
    ],
)
def test_settings_that_would_not_be_safe_start_nothing(told: Any):
    with pytest.raises(ImproperlyConfigured):
        providers(told)


def test_several_sites_are_read_from_one_setting():
    told = {name: {"url": f"https://{name}.example.org/", "client": name, "secret": "b"} for name in ("one", "two")}

    assert [(site.slug, site.name, site.url) for site in providers(told)] == [
        ("one", "one", "https://one.example.org"),
        ("two", "two", "https://two.example.org"),
    ]

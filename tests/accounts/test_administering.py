"""Members in Django's administration."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory, app_code


def test_its_door_is_the_sign_in_of_the_site(client, member):
    assert client.get("/admin/login/").url.startswith(reverse("account_login"))

    client.force_login(member)
    assert client.get("/admin/login/").status_code == 403


def test_nobody_enters_without_a_second_step(client, db):
    hasty = UserFactory(is_staff=True, is_superuser=True)
    client.force_login(hasty)

    answer = client.get("/admin/", follow=True)

    assert answer.redirect_chain[-1][0] == reverse("mfa_index")
    assert "Set one up first" in answer.content.decode()
    assert client.get(reverse("admin:accounts_user_changelist")).status_code == 302


def test_an_administrator_with_a_second_step_enters(client, admin):
    client.post(reverse("account_login"), {"login": admin.email, "password": PASSWORD, "next": "/admin/"})
    assert client.get("/admin/").status_code == 302

    assert client.post(reverse("mfa_authenticate"), {"code": app_code()}).url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_in_a_demonstration_the_password_is_enough(client, db, settings):
    settings.DEMO = True
    client.force_login(UserFactory(is_staff=True, is_superuser=True))

    assert client.get("/admin/").status_code == 200


def test_a_lost_second_step_is_taken_away_without_being_read(client, admin, member):
    TOTP.activate(member, "MEMBERSSECRETKEY")
    client.force_login(admin)
    number = Authenticator.objects.get(user=member).pk

    page = client.get(reverse("admin:mfa_authenticator_change", args=[number]))
    client.post(reverse("admin:mfa_authenticator_delete", args=[number]), {"post": "yes"})

    assert "MEMBERSSECRETKEY" not in page.content.decode()
    assert not Authenticator.objects.filter(user=member).exists()


def test_members_are_found_and_changed_by_address(client, admin, member):
    client.force_login(admin)

    found = client.get(reverse("admin:accounts_user_changelist"), {"q": "member@"})
    form = client.get(reverse("admin:accounts_user_change", args=[member.pk]))

    assert "Ana Member" in found.content.decode()
    assert form.status_code == 200


def test_a_member_made_here_cannot_be_made_twice(client, admin, member):
    client.force_login(admin)
    new = {"email": "MEMBER@example.org", "handle": "second", "display_name": "Second", "usable_password": "true"}

    answer = client.post(reverse("admin:accounts_user_add"), {**new, "password1": PASSWORD, "password2": PASSWORD})

    assert "This address is in use." in answer.content.decode()
    assert User.objects.count() == 2


def test_members_are_signed_out_everywhere(client, admin, member, reader):
    browsers = {who: Client() for who in (member, reader)}
    for who, browser in browsers.items():
        browser.post(reverse("account_login"), {"login": who.email, "password": PASSWORD})
    client.force_login(admin)

    chosen = {"action": "sign_out", "_selected_action": [member.pk]}
    page = client.post(reverse("admin:accounts_user_changelist"), chosen, follow=True).text

    assert "They are signed out everywhere." in page
    assert [browser.get(reverse("accounts:me")).status_code for browser in browsers.values()] == [401, 200]
    assert client.get("/admin/").status_code == 200

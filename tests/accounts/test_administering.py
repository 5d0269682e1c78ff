"""Members in Django's administration."""

from django.urls import reverse

from accounts.models import User
from tests.factories.accounts import PASSWORD


def test_its_door_is_the_sign_in_of_the_site(client, member):
    assert client.get("/admin/login/").url.startswith(reverse("account_login"))

    client.force_login(member)
    assert client.get("/admin/login/").status_code == 403


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

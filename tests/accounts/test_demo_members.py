"""Demonstration members exist in a demonstration, and come back as they were."""

import pytest
from django.urls import reverse

from accounts import Refused, actions, demo
from accounts.models import User


def test_there_are_none_outside_a_demonstration(db):
    with pytest.raises(Refused):
        actions.create_demo_members()

    assert not User.objects.exists()


def test_each_can_sign_in_and_is_what_the_name_says(client, db, settings):
    settings.DEMO = True
    actions.create_demo_members()

    for person in demo.MEMBERS:
        client.post(reverse("account_login"), {"login": person.email, "password": demo.PASSWORD})
        assert client.get(reverse("accounts:me")).status_code == 200
        client.post(reverse("account_logout"))
    groups = {user.handle: [group.name for group in user.groups.all()] for user in User.objects.all()}
    assert groups == {"member": [], "reader": [], "moderator": ["Moderators"], "editor": ["Editors"], "admin": []}
    assert User.objects.get(is_superuser=True).handle == "admin"


def test_loading_again_brings_them_back(client, db, settings):
    settings.DEMO = True
    ana = actions.create_demo_members()[0]
    ana.set_password("something else")
    ana.email = "elsewhere@example.org"
    ana.save()

    actions.create_demo_members()

    assert User.objects.count() == 5
    answer = client.post(reverse("account_login"), {"login": "member@example.org", "password": demo.PASSWORD})
    assert answer.status_code == 302

"""A copy of one's data: made by a task, told by mail, open for a week."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import tasks
from accounts.models import DataCopy
from accounts.models.copies import OPEN_FOR
from tests.factories.accounts import UserFactory, show_again
from tests.factories.casestudies import published
from tests.factories.forum import ThreadFactory

LEAVING = reverse("accounts:leaving")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def copy(client, member):
    """A copy that the member asked for and that is ready; somebody else wrote, too."""
    ThreadFactory(author=member, title="Who reads the register?")
    ThreadFactory(author=UserFactory(), title="Somebody else's")
    published(member, title="A well in Parakou")
    client.force_login(member)
    show_again(client)
    client.post(LEAVING, {"act": "copy"})
    made = DataCopy.objects.get()
    tasks.make_copy.call(made.pk)
    made.refresh_from_db()
    return made


def test_the_copy_holds_what_the_member_is_and_wrote(client, copy):
    packed = ZipFile(BytesIO(b"".join(client.get(copy.get_absolute_url()).streaming_content)))
    told = json.loads(packed.read("data.json"))

    assert told["account"]["email"] == "member@example.org"
    assert told["forum"]["threads"][0]["title"] == "Who reads the register?"
    assert [case["title"] for case in told["library"]["cases"]] == ["A well in Parakou"]
    assert "Somebody else's" not in json.dumps(told)
    assert "password" not in json.dumps(told)


def test_a_mail_says_where_it_is(client, copy):
    [sent] = [one for one in mail.outbox if copy.get_absolute_url() in one.body]

    assert sent.to == ["member@example.org"]


def test_a_second_asking_makes_no_second_copy(client, copy):
    client.post(LEAVING, {"act": "copy"})

    assert DataCopy.objects.count() == 1


def test_nobody_else_fetches_it(client, copy, admin):
    client.force_login(admin)
    show_again(client)

    assert client.get(copy.get_absolute_url()).status_code == 404


def test_fetching_asks_who_sits_at_the_keyboard(copy, member):
    client = Client()
    client.force_login(member)

    assert client.get(copy.get_absolute_url()).url.startswith(reverse("account_reauthenticate"))


def test_after_a_week_it_is_gone_with_its_file(client, copy, media):
    DataCopy.objects.update(made_at=timezone.now() - OPEN_FOR)
    assert client.get(copy.get_absolute_url()).status_code == 410

    tasks.sweep.call()

    assert not DataCopy.objects.exists()
    assert not list(media.rglob("*.zip"))

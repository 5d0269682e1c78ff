"""While a site is repaired it can still be read; whoever writes is told, and keeps what was written."""

from io import StringIO
from uuid import uuid4

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.ticking import tick
from forum.models import Post
from house import actions
from tests.factories.accounts import PASSWORD, app_code
from tests.factories.forum import ThreadFactory

TEXT = "Seven seats under a mukwa tree"


def reply(client, thread, **headers):
    fields = {"body": TEXT, "language": "en", "key": str(uuid4())}
    return client.post(f"/threads/{thread.pk}/posts/", fields, headers={"origin": "http://testserver", **headers})


def test_reading_goes_on_and_writing_waits(client, member):
    thread = ThreadFactory()
    client.force_login(member)
    actions.rest("We move to another house until noon.")

    answer = reply(client, thread)

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "300"
    assert "We move to another house until noon." in answer.content.decode()
    assert TEXT in answer.content.decode()
    assert client.get(thread.get_absolute_url()).status_code == 200
    assert "can only be read" in client.get("/").content.decode()
    assert Post.objects.count() == 1

    actions.go_on()
    assert reply(client, thread).status_code == 302


def test_programs_are_told_so_too(client, member):
    client.force_login(member)
    actions.rest()

    answer = reply(client, ThreadFactory(), accept="application/json")

    assert answer.status_code == 503
    assert "only be read" in answer.json()["detail"]
    assert client.get("/api/v1/threads").status_code == 200
    assert client.post("/api/v1/openapi.json").status_code == 503


def test_an_administrator_comes_in_and_ends_it(client, admin):
    actions.rest()
    client.post(reverse("account_login"), {"login": admin.email, "password": PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": app_code()})

    assert client.post("/administration/", {"name": "Other"}).status_code == 503
    assert client.post("/administration/rest/", {"act": "go-on"}).status_code == 302

    assert Client().post(reverse("account_reset_password"), {"email": admin.email}).status_code == 302


def test_an_administrator_begins_it_with_a_sentence(client, admin):
    client.force_login(admin)

    client.post("/administration/rest/", {"act": "rest", "words": "Back at noon."})

    assert "Back at noon." in client.get("/administration/").content.decode()
    assert "Back at noon." in Client().post("/accounts/signup/").content.decode()


def test_no_scheduled_job_begins_meanwhile(db):
    actions.rest()
    assert tick(timezone.now()) == []

    actions.go_on()
    assert tick(timezone.now())


def test_a_command_does_it_too(client, db):
    call_command("maintenance", "on", words="Back at noon.", stdout=StringIO())
    assert client.post("/accounts/signup/").status_code == 503

    call_command("maintenance", "off", stdout=StringIO())
    assert client.post("/accounts/signup/").status_code == 422

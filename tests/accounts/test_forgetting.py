"""A member who left is nowhere any more: every table and every file is searched."""

from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from PIL import Image

from accounts import tasks
from accounts.actions import ask_for_copy, ask_to_leave, name_organisation, set_picture, write_letter
from accounts.models import Application, GroupKeeper, Invitation, User
from casestudies.actions import save_draft
from forum import actions as forum
from forum.models import Post
from pages.models import Acceptance
from search.actions import rebuild
from tags.actions import set_expertise
from tests.factories.accounts import PASSWORD
from tests.factories.forum import ThreadFactory
from tests.factories.passkeys import passkey
from tests.factories.tags import theme
from tests.laws.village import settle

EMAIL, HANDLE, NAME = "wanjiru.quartz@example.org", "wanjiru-quartz", "Wanjiru Quartz"
MARKS = ("wanjiru", "quartz")
# What says nothing of a person when only the number of the member stands in it.
UNSEEDED = {"Group", "Permission"}


@pytest.fixture
def leaver(db, settings, tmp_path) -> User:
    """Somebody who used everything that there is; the village around talked with her."""
    settings.MEDIA_ROOT = tmp_path
    village = settle(interface="en")
    member = village.member
    member.email, member.handle, member.display_name = EMAIL, HANDLE, NAME
    member.about = "I am Wanjiru Quartz."
    member.organisation = name_organisation("Agua", by=member, country="")
    member.save()
    member.emailaddress_set.update(email=EMAIL)
    Client().post("/accounts/login/", {"login": EMAIL, "password": PASSWORD})
    # A code was asked for and never used: the address waits in a session of nobody.
    Client().post("/accounts/login/code/", {"email": EMAIL})
    passkey(member, name="Quartz phone")
    _belongings(member, village.writer)
    return member


def _belongings(member: User, other: User) -> None:
    out = BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "JPEG")
    set_picture(member, by=member, picture=ContentFile(out.getvalue(), name="picture.jpg"))
    set_expertise(member, by=member, tags=[theme("health")])
    write_letter(other, by=member, text="I am Wanjiru.", key=uuid4())
    write_letter(member, by=other, text="Dear Wanjiru!", key=uuid4())
    save_draft(member, key=uuid4(), content={"title": ["By Quartz"]}, sequence=0)
    tasks.make_copy.call(ask_for_copy(member, by=member).pk)
    forum.save_draft(member, key=uuid4(), thread=None, content={"title": ["By Quartz"]}, sequence=0)
    thread = ThreadFactory(author=other)
    forum.reply(thread, author=other, body=f"As @{HANDLE} said.", key=uuid4(), at=timezone.now())
    GroupKeeper.objects.create(group=Group.objects.earliest("pk"), member=member)
    asked = {"display_name": NAME, "email": EMAIL, "reason": "I am Wanjiru."}
    Application.objects.create(member=member, state=Application.State.ADMITTED, **asked)
    Invitation.objects.create(email=EMAIL, display_name=NAME, batch=uuid4(), expires_at=timezone.now())
    SocialAccount.objects.create(user=member, provider="oidc", uid="quartz", extra_data={"email": EMAIL})
    Acceptance.objects.create(member=member, edition=1, language="en")
    LogEntry.objects.log_actions(member.pk, [other], CHANGE, change_message="")
    LogEntry.objects.log_actions(other.pk, [member], CHANGE, change_message="Quartz changed")
    for _done in rebuild("member"):
        pass


def found() -> dict[str, int]:
    """How many rows of each table, open sessions and files say who it was."""
    with connection.cursor() as cursor:
        tables = {table: _rows(cursor, table) for table in connection.introspection.table_names(cursor)}
    tables["(sessions)"] = [repr(session.get_decoded()) for session in Session.objects.all()]
    return {table: count for table, rows in tables.items() if (count := sum(map(_says, rows)))}


def _rows(cursor, table: str) -> list[str]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  names of our own tables
    return [repr(row) for row in cursor.fetchall()]


def _says(text: str) -> bool:
    return any(mark in text.lower() for mark in MARKS)


def forget(member: User) -> None:
    ask_to_leave(member, by=member)
    User.objects.filter(pk=member.pk).update(leaving_at=timezone.now())
    tasks.sweep.call()


def test_neither_address_nor_name_remains_in_any_table(leaver, django_capture_on_commit_callbacks):
    assert {"accounts_user", "account_emailaddress", "accounts_letter", "search_entry", "(sessions)"} <= set(found())

    with django_capture_on_commit_callbacks(execute=True):
        forget(leaver)

    assert found() == {}
    assert not User.objects.get(pk=leaver.pk).is_active


def test_a_mention_leads_to_the_former_member(leaver, client):
    forget(leaver)

    former = User.objects.get(pk=leaver.pk)
    post = Post.objects.get(body=f"As @{former.handle} said.")
    assert post.handles == [former.handle]
    assert client.get(former.get_absolute_url()).status_code == 410


def test_no_file_of_hers_remains(leaver, settings, django_capture_on_commit_callbacks):
    folders = [Path(settings.MEDIA_ROOT) / name for name in ("members", "copies", "drafts")]
    before = [path for folder in folders for path in folder.rglob("*") if path.is_file()]

    with django_capture_on_commit_callbacks(execute=True):
        forget(leaver)

    assert len(before) >= 2
    assert not [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def test_the_proof_sees_every_table_that_knows_of_members(leaver):
    """A new table that speaks of members must be filled above, so that it is searched with something in it."""
    unseen = {
        f"{relation.related_model._meta.label}.{relation.field.name}"
        for relation in User._meta.related_objects
        if relation.related_model.__name__ not in UNSEEDED
        and not relation.related_model._default_manager.filter(**{relation.field.name: leaver}).exists()
    }

    assert apps.ready
    assert unseen == set()

"""A draft is its author's alone, with the files that were chosen for it."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from accounts.refusing import Refused
from casestudies import actions
from casestudies.models import Draft
from tests.factories.casestudies import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(member, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    out = BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "JPEG")
    files = {"picture": ContentFile(out.getvalue(), name="picture.jpg")}
    return actions.save_draft(member, key=uuid4(), content={"title": ["A well"]}, sequence=0, files=files)


def pictures(folder):
    return [path.name for path in folder.rglob("*.jpg")]


def test_a_deleted_draft_takes_its_files_along(client, member, draft, tmp_path, django_capture_on_commit_callbacks):
    client.force_login(member)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/drafts/{draft.pk}/delete/")

    assert not Draft.objects.exists()
    assert pictures(tmp_path) == []


def test_deleting_twice_is_deleting_once(client, member, draft):
    client.force_login(member)

    answers = [client.post(f"/drafts/{draft.pk}/delete/", follow=True) for _press in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert not Draft.objects.exists()


def test_the_head_of_the_form_can_be_asked_for(client, member):
    client.force_login(member)

    assert client.head("/cases/new/story/").status_code == 200


def test_a_draft_whose_deletion_was_undone_has_its_files(member, draft, tmp_path):
    with transaction.atomic():
        actions.delete_draft(draft, by=member)
        transaction.set_rollback(True)

    assert Draft.objects.get().picture
    assert len(pictures(tmp_path)) == 1


def test_nobody_deletes_anothers_draft(draft, moderator):
    with pytest.raises(Refused):
        actions.delete_draft(draft, by=moderator)

    assert Draft.objects.exists()


def test_nobody_begins_to_correct_anothers_story(client, member, moderator):
    case = published(member)
    client.force_login(moderator)

    with pytest.raises(Refused):
        actions.draft_of_case(case, by=moderator)

    assert client.post(f"/cases/{case.pk}/revise/").status_code == 403
    assert not Draft.objects.exists()

"""Everything goes into one file and comes back from it, whichever database it came from."""

import os
import stat
import tarfile
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from accounts.models import User
from config import archives, backing_up
from forum.models import Post, Thread
from moderation import actions as moderation
from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published
from tests.factories.forum import ThreadFactory
from tests.factories.tags import country

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def community(media):
    """A thread in Arabic, a case, a hidden thread with its log, an upload, a session."""
    ana = UserFactory(display_name="سلمى", email="salma@example.org", country="EG")
    ThreadFactory(author=ana, title="بئر في القرية", posts=3, tags=[country("BJ")])
    published(ana)
    hidden = ThreadFactory()
    moderation.hide(("thread", hidden.pk), by=UserFactory(groups=["Moderators"]), reason="It names a person.")
    default_storage.save("cases/1/picture.jpg", ContentFile(b"\xff\xd8 a picture"))
    Client().force_login(ana)
    return ana


def back_up(path: Path) -> Path:
    call_command("backup", path, stdout=StringIO())
    return path


def restore(path: Path, **options) -> str:
    out = StringIO()
    call_command("restore", path, stdout=out, **options)
    return out.getvalue()


def rows() -> dict[str, list[tuple[object, ...]]]:
    """All that is kept, to the last digit."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in backing_up.kept_models()
    }


def test_everything_comes_back(community, media, tmp_path, client):
    before = rows()
    path = back_up(tmp_path / "backup.tar.gz")
    ThreadFactory()
    default_storage.delete("cases/1/picture.jpg")

    said = restore(path, replace=True)

    assert rows() == before
    assert default_storage.open("cases/1/picture.jpg").read() == b"\xff\xd8 a picture"
    assert not Session.objects.exists()
    assert "بئر في القرية" in client.get(Thread.objects.earliest("pk").get_absolute_url()).content.decode()
    assert "بئر في القرية" in client.get("/search/", {"q": "بئر"}).content.decode()
    assert "Everything is back" in said


def test_numbers_go_on_and_the_log_stays_append_only(community, tmp_path):
    restore(back_up(tmp_path / "backup.tar.gz"), replace=True)

    newest = ThreadFactory()

    assert newest.pk > Thread.objects.exclude(pk=newest.pk).latest("pk").pk
    with pytest.raises(Exception, match="append-only"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM moderation_logentry")


def test_members_are_not_overwritten_unless_told(community, tmp_path):
    path = back_up(tmp_path / "backup.tar.gz")
    Post.objects.all().delete()

    with pytest.raises(CommandError, match="--replace"):
        restore(path)

    assert not Post.objects.exists()


def test_only_the_owner_reads_the_file(community, tmp_path):
    os.umask(os.umask(0o022))
    path = back_up(tmp_path / "backup.tar.gz")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(CommandError, match="is there already"):
        back_up(path)


def test_a_file_that_is_cut_off_or_changed_changes_nothing(community, tmp_path):
    path = back_up(tmp_path / "backup.tar.gz")
    whole, before = path.read_bytes(), rows()
    forged = tmp_path / "forged.tar.gz"
    with tarfile.open(path) as old, tarfile.open(forged, "w:gz") as new:
        for part in old:
            if not part.name.startswith("tables/forum.thread/"):
                new.addfile(part, old.extractfile(part))

    for broken in (whole[: len(whole) // 2], whole[:-400], b"no archive", b"", forged.read_bytes()):
        path.write_bytes(broken)
        with pytest.raises(CommandError):
            restore(path, replace=True)

    assert rows() == before


def test_a_backup_of_another_version_is_refused(community, tmp_path):
    path = tmp_path / "backup.tar.gz"
    with archives.writing(path, head={**backing_up.head(), "migrations": ["forum.0099_later"]}):
        pass

    with pytest.raises(CommandError, match="another version"):
        restore(path, replace=True)

    assert User.objects.filter(pk=community.pk).exists()


def test_a_name_that_leads_out_is_refused(community, media, tmp_path):
    path = tmp_path / "backup.tar.gz"
    with archives.writing(path, head=backing_up.head()) as archive:
        archive.put("media/../outside.txt", b"out")

    with pytest.raises(CommandError, match="would lead out"):
        restore(path, replace=True)

    assert not (media.parent / "outside.txt").exists()
    assert User.objects.filter(pk=community.pk).exists()


def test_a_backup_that_is_stopped_leaves_nothing_behind(community, tmp_path, monkeypatch):
    def stop(_words: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backing_up.back_up(tmp_path / "backup.tar.gz", say=stop)

    assert not list(tmp_path.glob("backup*"))
    assert back_up(tmp_path / "backup.tar.gz").exists()


def test_it_is_of_one_moment_whatever_is_written_meanwhile(community, tmp_path):
    """A member posts while the backup has begun: neither half of the post is in it."""
    posted: list[int] = []

    def post_once(_words: str) -> None:
        if not posted:
            posted.append(1)
            Elsewhere().run()

    threads = Thread.objects.count()
    backing_up.back_up(tmp_path / "backup.tar.gz", say=post_once)
    assert Thread.objects.count() == threads + 1

    restore(tmp_path / "backup.tar.gz", replace=True)

    assert Thread.objects.count() == threads


class Elsewhere:
    """Another process of the site, as far as the database knows: a thread with a connection of its own."""

    def run(self) -> None:
        from threading import Thread as Process

        from django.db import connections

        def write() -> None:
            try:
                ThreadFactory(title="Meanwhile")
            finally:
                connections.close_all()

        process = Process(target=write)
        process.start()
        process.join(timeout=30)

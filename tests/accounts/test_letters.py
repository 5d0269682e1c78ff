"""Members write to each other without seeing an address."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts import tasks
from accounts.models import Letter
from moderation.models import Flag
from tests.factories.accounts import UserFactory

TEXT = "We met in Parakou.\n\nMay I ask about the wells?"


def address(handle: str) -> str:
    return reverse("accounts:write_letter", args=[handle])


def write(client, to, *, text: str = TEXT, key: str = ""):
    return client.post(address(to.handle), {"text": text, "key": key or str(uuid4())})


def deliver() -> None:
    for letter in Letter.objects.all():
        tasks.send_letter.call(letter.pk)


def test_a_letter_is_mailed_in_its_readers_language_without_any_address(client, member):
    reader = UserFactory(interface_language="fr")
    client.force_login(member)

    answer = write(client, reader)
    deliver()

    [sent] = mail.outbox
    assert answer.url == reader.get_absolute_url()
    assert sent.to == [reader.email]
    assert sent.subject == "Ana Member vous a écrit sur Palabre"
    assert TEXT in sent.body
    assert "/members/member/write/" in sent.body
    assert f"/letters/{Letter.objects.get().pk}/" in sent.body
    assert member.email not in f"{sent.body}{sent.from_email}{sent.reply_to}"
    assert sent.extra_headers["Content-Language"] == "fr"


def test_a_letter_is_mailed_once(client, member, reader):
    client.force_login(member)
    key = str(uuid4())

    for _time in range(2):
        write(client, reader, key=key)
        deliver()

    assert len(mail.outbox) == 1
    assert Letter.objects.get().sent_at is not None


def test_what_a_mail_server_did_not_take_is_sent_later(client, member, reader, settings):
    client.force_login(member)
    write(client, reader)
    settings.EMAIL_BACKEND = "tests.accounts.away.Backend"
    deliver()
    assert Letter.objects.get().sent_at is None

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Letter.objects.update(leased_until=timezone.now())
    deliver()

    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    "refusing", [{"accepts_letters": False}, {"suspended_at": timezone.now()}, {"is_active": False}]
)
def test_who_takes_no_letters_gets_none(client, member, refusing):
    other = UserFactory(**refusing)
    client.force_login(member)

    assert write(client, other).status_code in {403, 404}
    assert not Letter.objects.exists()
    if other.is_active:
        page = client.get(other.get_absolute_url()).content.decode()
        assert address(other.handle) not in page


def test_nobody_writes_to_oneself_or_signed_out(client, member):
    assert write(client, member).status_code == 403

    client.force_login(member)
    assert write(client, member).status_code == 403


@pytest.mark.parametrize(("trusted_at", "most"), [(timezone.now(), 10), (None, 2)])
def test_a_day_has_room_for_some_letters(client, reader, trusted_at, most):
    client.force_login(UserFactory(trusted_at=trusted_at))

    answers = [write(client, reader) for _letter in range(most + 1)]

    assert [answer.status_code for answer in answers] == [302] * most + [429]
    assert "We met in Parakou." in answers[-1].content.decode()
    assert Letter.objects.count() == most


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": "a" * 3001}, {"key": "none"}])
def test_what_is_no_letter_is_refused_and_the_text_kept(client, member, reader, wrong):
    client.force_login(member)

    answer = client.post(address(reader.handle), {"text": TEXT, "key": str(uuid4()), **wrong})

    assert answer.status_code == 422
    assert "text" in wrong or "We met in Parakou." in answer.content.decode()


def test_moderators_read_what_was_reported_and_nothing_else(client, member, reader, moderator):
    client.force_login(member)
    write(client, reader)
    letter = Letter.objects.get()
    client.force_login(moderator)
    assert client.get(letter.get_absolute_url()).status_code == 404

    client.force_login(reader)
    client.post(f"/moderation/letter/{letter.pk}/flag/", {"reason": "harsh", "note": "Please look."})

    client.force_login(moderator)
    assert "We met in Parakou." in client.get(letter.get_absolute_url()).content.decode()
    assert "Letter from" in client.get("/moderation/").content.decode()
    client.post(f"/moderation/letter/{letter.pk}/hide/", {"reason": "It attacks somebody."})
    client.force_login(reader)
    assert client.get(letter.get_absolute_url()).status_code == 404
    assert not Flag.objects.filter(closed_at=None).exists()


def test_nobody_else_reads_or_reports_a_letter(client, member, reader):
    client.force_login(member)
    write(client, reader)
    letter = Letter.objects.get()
    flag = f"/moderation/letter/{letter.pk}/flag/"
    assert client.post(flag, {"reason": "harsh"}).status_code == 403

    client.force_login(UserFactory())

    assert client.get(letter.get_absolute_url()).status_code == 404
    assert client.post(flag, {"reason": "harsh"}).status_code == 404


def test_letters_are_kept_for_ninety_days(client, member, reader):
    client.force_login(member)
    write(client, reader)
    deliver()
    for age, is_kept in ((timedelta(days=89), True), (timedelta(days=91), False)):
        Letter.objects.update(created_at=timezone.now() - age)

        tasks.sweep.call()

        assert Letter.objects.exists() is is_kept

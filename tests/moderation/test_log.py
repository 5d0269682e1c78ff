"""The moderation log is written once and never changed."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from moderation.actions import record
from moderation.models import LogEntry

pytestmark = pytest.mark.django_db
STATEMENTS = (
    "UPDATE moderation_logentry SET sentence = ''",
    "UPDATE moderation_logentry SET by_id = NULL, act = 'keep'",
    "DELETE FROM moderation_logentry",
)


def entry(by):
    return record(LogEntry.Act.HIDE, ("post", 1), by=by, sentence="It named a person.")


def refused(statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_entry_can_be_neither_changed_nor_deleted(moderator):
    written = entry(moderator)

    with pytest.raises(TypeError):
        written.save()
    with pytest.raises(TypeError):
        written.delete()
    with pytest.raises(TypeError):
        LogEntry.objects.update(sentence="Something else.")
    with pytest.raises(TypeError):
        LogEntry.objects.all().delete()

    assert LogEntry.objects.get().sentence == "It named a person."


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses_it_too(moderator, statement):
    entry(moderator)
    before = LogEntry.objects.values().get()

    refused(statement)

    assert LogEntry.objects.values().get() == before


@pytest.mark.django_db(transaction=True)
def test_emptying_the_whole_database_takes_the_log_and_leaves_the_refusal(moderator):
    entry(moderator)

    call_command("flush", interactive=False, verbosity=0)

    assert not LogEntry.objects.exists()
    entry(None)
    for statement in STATEMENTS:
        refused(statement)


def test_the_log_outlives_a_moderator_who_left(client, moderator):
    entry(moderator)
    moderator.delete()

    page = client.get("/moderation/log/")

    assert "It named a person." in page.content.decode()
    assert LogEntry.objects.get().by is None

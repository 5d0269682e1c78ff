"""The moderation log is written once and never changed."""

import pytest
from django.db import DatabaseError, connection, transaction

from moderation.actions import record
from moderation.models import LogEntry

pytestmark = pytest.mark.django_db


def entry(by):
    return record(LogEntry.Act.HIDE, ("post", 1), by=by, sentence="It named a person.")


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


@pytest.mark.services
@pytest.mark.parametrize(
    "statement", ["UPDATE moderation_logentry SET sentence = ''", "DELETE FROM moderation_logentry"]
)
def test_the_database_refuses_it_too(moderator, statement):
    entry(moderator)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert LogEntry.objects.get().sentence == "It named a person."


def test_the_log_outlives_a_moderator_who_left(client, moderator):
    entry(moderator)
    moderator.delete()

    page = client.get("/moderation/log/")

    assert "It named a person." in page.content.decode()
    assert LogEntry.objects.get().by is None

"""What every page asks is put into words once and answers as the query set itself would."""

import psycopg
import pytest
from django.db import connection

from accounts.models import User
from house.questions import Question
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
STAND_IN = 2**62


@pytest.fixture
def by_number() -> Question:
    return Question(lambda pk: User.objects.filter(pk=pk).order_by(), pk=STAND_IN)


def test_each_asking_has_its_own_answer(by_number, member, reader):
    assert [by_number.objects(pk=one.pk) for one in (member, reader)] == [[member], [reader]]
    assert by_number.objects(pk=10**12) == []


def test_an_object_is_the_one_that_the_query_set_gives(by_number):
    member = UserFactory(languages=["fr", "ar"], interface_language="pt", time_zone="Africa/Maputo")
    [found] = by_number.objects(pk=member.pk)
    usual = User.objects.get(pk=member.pk)

    assert _columns(found) == _columns(usual)
    assert not found.get_deferred_fields()
    assert found._state.db == usual._state.db
    assert not found._state.adding


def test_rows_come_as_the_database_gives_them(member):
    handles = Question(lambda pk, handle: User.objects.filter(pk=pk, handle=handle).values_list("pk"), pk=1, handle="a")

    assert handles.ask(pk=member.pk, handle=member.handle) == [(member.pk,)]
    assert handles.ask(pk=member.pk, handle="%s' OR 1=1 --") == []


@pytest.mark.services
def test_postgres_plans_a_question_once_for_numbers_of_any_size(by_number):
    for number in (1, 2**15, 2**31, 2**62):
        by_number.ask(pk=number)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%FROM \"accounts_user\"%'")
        assert cursor.fetchone() == (1,)


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_a_database_that_was_restarted_is_asked_over_a_new_connection(by_number, member):
    by_number.ask(pk=member.pk)
    lost = connection.connection.info.backend_pid
    with psycopg.connect(**{**connection.get_connection_params(), "cursor_factory": psycopg.Cursor}) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [lost])

    assert by_number.objects(pk=member.pk) == [member]
    assert connection.connection.info.backend_pid != lost


def _columns(member: User) -> dict[str, object]:
    return {field.attname: getattr(member, field.attname) for field in User._meta.concrete_fields}

"""Pages stay quick whatever they show: no page asks the database more often than `ceilings.py` allows."""

import pytest
from django.test import Client

from accounts.models import User
from tests.laws.addresses import path_of, routes
from tests.laws.ceilings import CEILINGS

pytestmark = pytest.mark.django_db


def test_every_ceiling_is_of_an_address():
    assert set(CEILINGS) <= set(routes())


@pytest.mark.parametrize("route", [route for route, ceiling in CEILINGS.items() if ceiling.anonymous is not None])
def test_a_visitor_costs_no_more_queries_than_the_ceiling(
    route: str, client: Client, django_assert_max_num_queries
) -> None:
    path = path_of(route, CEILINGS[route].make())
    assert client.get(path).status_code == 200

    with django_assert_max_num_queries(CEILINGS[route].anonymous):
        client.get(path)


@pytest.mark.parametrize("route", CEILINGS)
def test_a_member_costs_no_more_queries_than_the_ceiling(
    route: str, member: User, client: Client, django_assert_max_num_queries
) -> None:
    path = path_of(route, CEILINGS[route].make())
    client.force_login(member)
    assert client.get(path).status_code == 200

    with django_assert_max_num_queries(CEILINGS[route].member):
        client.get(path)

"""What cannot be read is refused in our looks, wherever it was sent."""

import pytest
from django.test import Client

from accounts.models import User

pytestmark = pytest.mark.django_db
MANY = "a&" * 1001


@pytest.fixture
def reader_of_errors() -> Client:
    """A browser that looks at the page of an error instead of the traceback."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ["/", "/healthz", "/api/v1/cases/", "/nowhere/", "/accounts/login/", "/admin/"])
def test_an_address_with_too_many_parameters_is_not_understood(reader_of_errors: Client, address: str):
    page = reader_of_errors.get(f"{address}?{MANY}")

    assert page.status_code == 400
    assert "lesson__words" in page.text


def test_an_unknown_host_with_too_many_parameters_is_not_understood(reader_of_errors: Client):
    page = reader_of_errors.get(f"/?{MANY}", headers={"host": "elsewhere.example"})

    assert page.status_code == 400
    assert "lesson__words" in page.text


def test_a_form_sent_to_too_many_parameters_comes_back_with_its_text(reader_of_errors: Client, member: User):
    reader_of_errors.force_login(member)

    page = reader_of_errors.post(f"/cases/new/?{MANY}", {"body": "We tried it in two districts."})

    assert page.status_code == 400
    assert "We tried it in two districts." in page.text

"""The description of the interface: a schema for programs and a page for people, from the same source."""

import re

import pytest

from tests.factories.casestudies import published

pytestmark = pytest.mark.django_db


def test_the_schema_describes_every_address_and_refusal(client):
    schema = client.get("/api/v1/openapi.json").json()

    assert set(schema["paths"]) == {
        f"/api/v1/{path}"
        for path in ("cases", "cases/{case_id}", "threads", "threads/{thread_id}", "countries", "themes")
    }
    assert all(set(methods) == {"get"} for methods in schema["paths"].values())
    assert all("description" in told for told in schema["components"]["schemas"].values())


def test_the_page_shows_the_same_and_needs_no_script(client):
    page = client.get("/api/docs").content.decode()

    for address in client.get("/api/v1/openapi.json").json()["paths"]:
        assert f"<code>{address}</code>" in page
    assert not re.search(r"<script[^>]*(cdn|swagger|redoc)", page)
    assert "https://" not in page


def test_an_answer_fits_the_schema(client):
    case = published()
    schema = client.get("/api/v1/openapi.json").json()["components"]["schemas"]["WholeCase"]

    said = client.get(f"/api/v1/cases/{case.pk}").json()

    assert set(said) == set(schema["properties"])
    assert set(schema["required"]) <= set(said)

"""What proxies and orchestrators ask."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from config import health


def test_a_living_process_says_so_without_the_database(client):
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_a_ready_site_names_what_it_asked(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"database": "ok", "migrations": "ok", "cache": "ok"}


@pytest.mark.django_db
def test_a_site_with_waiting_migrations_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(health, "_done", [])
    MigrationRecorder(connection).migration_qs.filter(app="config").delete()

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["migrations"] == "not ready"


@pytest.mark.django_db(transaction=True)
def test_a_lost_database_is_told_not_raised(client, settings):
    connection.close()
    name = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = "/nowhere/at/all"
    try:
        response = client.get("/readyz")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name

    assert response.status_code == 503
    assert response.json() == {"database": "away", "migrations": "unknown", "cache": "ok"}


def test_figures_are_for_those_who_know_the_token(client, settings):
    assert client.get("/metrics").status_code == 404

    settings.METRICS_TOKEN = "figures"

    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 404
    assert b"python_info" in client.get("/metrics", headers={"Authorization": "Bearer figures"}).content

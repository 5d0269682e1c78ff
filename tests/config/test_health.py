"""What proxies and orchestrators ask."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent
# A process of its own: one that was found ready never asks for migrations again.
ASK = """
import json, django
django.setup()
from django.test import Client

answer = Client(headers={"host": "localhost"}).get("/readyz")
print(json.dumps([answer.status_code, answer.json()]))
"""


def test_a_living_process_says_so_without_the_database(client):
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_a_ready_site_names_what_it_asked(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"database": "ok", "migrations": "ok", "cache": "ok"}


def test_a_site_with_waiting_migrations_is_not_ready(tmp_path):
    place = {"VAR_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'new.sqlite3'}", "REDIS_URL": ""}
    environment = {**os.environ, **place, "DJANGO_SETTINGS_MODULE": "config.settings"}

    asked = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )

    assert json.loads(asked.stdout) == [503, {"database": "ok", "migrations": "not ready", "cache": "ok"}]


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

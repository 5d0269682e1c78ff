"""The site's own settings in the surroundings of a test run: a SQLite file, or PostgreSQL and Redis.

TEST_DATABASE=postgres chooses the second; TEST_POSTGRES_URL and TEST_REDIS_URL say where they are, and
TEST_DB_SUFFIX keeps two runs at the same time apart.
"""

import os
import secrets
from pathlib import Path

on_postgres = os.environ.get("TEST_DATABASE") == "postgres"
# Each xdist worker has a folder, a database and a Redis prefix of its own (pytest-django adds to the database's name).
apart = os.environ.get("TEST_DB_SUFFIX", "") + "_" + os.environ.get("PYTEST_XDIST_WORKER", "alone")
folder = Path(__file__).resolve().parent.parent / "var" / f"tests{apart}"
folder.mkdir(parents=True, exist_ok=True)

os.environ.update(
    ENV_FILE="",
    DEBUG="0",
    DEMO="0",
    SECRET_KEY=secrets.token_urlsafe(64),
    SITE_URL="http://testserver",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    VAR_DIR=str(folder),
    DATABASE_URL=f"sqlite:///{folder / 'main.sqlite3'}",
    REDIS_URL="",
    REDIS_PREFIX=f"test{apart}",
    METRICS_TOKEN="",
)
if on_postgres:
    os.environ["DATABASE_URL"] = os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
    os.environ["REDIS_URL"] = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")

from config.catalogues import compile_all  # noqa: E402
from config.settings import *  # noqa: F403,E402

if "PYTEST_XDIST_WORKER" not in os.environ:
    # A fresh clone has no compiled catalogues; the process that starts the others compiles for all.
    compile_all(LOCALE_PATHS)  # noqa: F405

INSTALLED_APPS += ["django_migration_linter"]  # noqa: F405
suffix = os.environ.get("TEST_DB_SUFFIX", "")
DATABASES["default"]["TEST"] = {  # noqa: F405
    "NAME": f"test_palabre{suffix}" if on_postgres else str(folder / "test.sqlite3"),
}
# Pages name static files without anyone collecting them; tests/pages/test_static.py collects.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405
# Fast and real: the same code with one round of hashing.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# What this process knows of the house holds until a test changes it: no query comes in between.
HOUSE_SECONDS = 3600
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

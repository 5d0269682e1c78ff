"""The site's own settings in the surroundings of a test run: a SQLite file, or PostgreSQL and Redis."""

import os
import secrets
import tempfile
from pathlib import Path

on_postgres = os.environ.get("TEST_DATABASE") == "postgres"
suffix = os.environ.get("TEST_DB_SUFFIX", "")
folder = Path(tempfile.gettempdir()) / f"palabre-tests{suffix}"
folder.mkdir(exist_ok=True)

os.environ["SECRET_KEY"] = secrets.token_urlsafe(64)
os.environ["SITE_URL"] = "http://testserver"
os.environ["DEBUG"] = "0"
os.environ["DEMO"] = "0"
os.environ["VAR_DIR"] = str(folder)
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"
os.environ.setdefault("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/test")
os.environ["DATABASE_URL"] = os.environ["TEST_POSTGRES_URL"] if on_postgres else f"sqlite:///{folder / 'main.sqlite3'}"
os.environ["REDIS_URL"] = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9") if on_postgres else ""

from config.settings import *  # noqa: F403,E402

# Fast and real: the same code with one round of hashing.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
name = DATABASES["default"]["NAME"]  # noqa: F405
DATABASES["default"]["TEST"] = {  # noqa: F405
    "NAME": f"test_palabre{suffix}" if on_postgres else str(folder / f"test{suffix}.sqlite3"),
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

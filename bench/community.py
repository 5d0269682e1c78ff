"""A fresh database with a synthetic community, and what is asked of it."""

import os
import time
from dataclasses import dataclass

from bench.load import Asked

DATABASE = os.environ.get("BENCH_DATABASE", "palabre_bench")
POSTS_A_THREAD = 50
MEMBER = "demo-member-0007"


@dataclass(frozen=True)
class Community:
    """How long it took to be filled, its longest thread, and the cookie of a member who is signed in."""

    seconds: float
    address: str
    last_number: int
    cookie: str

    def asked(self) -> dict[str, Asked]:
        """What is measured, by name; the floor first."""
        end = f"{self.address}?after={self.last_number - 20}"
        pages = {"thread": self.address, f"thread at post {self.last_number:,}": end, "list": "/threads/"}
        visits = {f"{name}, anonymous": Asked(path) for name, path in pages.items()}
        signed_in = {f"{name}, signed in": Asked(path, self.cookie) for name, path in pages.items()}
        return {"floor: one query, 30 KB": Asked("/bench/floor"), **visits, **signed_in}


def make(posts: int) -> Community:
    """Make the database anew and fill it with so many posts, 50 in a thread, the longest with 10,000."""
    from django.core.management import call_command

    _renew()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    started = time.monotonic()
    call_command("load_synthetic", posts=posts, threads=max(1, posts // POSTS_A_THREAD))
    seconds = time.monotonic() - started
    _tidy()
    return _community(seconds)


def _renew() -> None:
    from django.db import connections

    connections.close_all()
    _execute("postgres", f'DROP DATABASE IF EXISTS "{DATABASE}" WITH (FORCE)', f'CREATE DATABASE "{DATABASE}"')


def _tidy() -> None:
    # As the database is some minutes later, when its own housekeeping has passed.
    _execute(DATABASE, "VACUUM ANALYZE")


def _execute(database: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(f"{os.environ['BENCH_POSTGRES_URL']}/{database}", autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def _community(seconds: float) -> Community:
    from forum.models import Thread

    longest = Thread.objects.order_by("-last_number")[0]
    return Community(seconds, longest.get_absolute_url(), longest.last_number, _sign_in())


def _sign_in() -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from accounts.models import User

    member = User.objects.get(handle=MEMBER)
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"

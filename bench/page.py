"""`make bench-page`: pages a second beside a one-query page of the same run, on granian, PostgreSQL and Redis.

Writes docs/reference/performance.md. Only the ratios mean anything: they come from one machine in one run.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from bench.load import Asked, measure
from config.ports import answers, free_port

ROUNDS = 3
SECONDS = 4.0
REPORT = Path("docs/reference/performance.md")
DATABASE = os.environ.get("BENCH_DATABASE", "palabre_bench")


def main() -> None:
    prepare_environment()
    django.setup()
    long_thread, cookie = fill()
    cases = addresses(long_thread, cookie)
    with site() as port:
        rates = rounds(port, cases)
    write(rates, {})
    costs = middleware_costs()
    write(rates, costs)
    print(REPORT.read_text())


def prepare_environment() -> None:
    postgres = os.environ.setdefault("BENCH_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432")
    os.environ.setdefault("REDIS_URL", "redis://127.0.0.1:6379/8")
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "DATABASE_URL": f"{postgres}/{DATABASE}",
        "SECRET_KEY": "bench-" + os.urandom(40).hex(),
        "SITE_URL": "http://localhost",
        "DEMO": "0",
        "LOG_LEVEL": "WARNING",
    }


def fill() -> tuple[object, str]:
    """A fresh database with the bulk-made community, and a signed-in member's cookie."""
    import psycopg
    from django.core.management import call_command

    with psycopg.connect(f"{os.environ['BENCH_POSTGRES_URL']}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{DATABASE}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{DATABASE}"')
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)

    from bench.community import make

    long_thread = make()
    return long_thread, _sign_in()


def _sign_in() -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from accounts.models import User

    member = User.objects.get(handle="bench-7")
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def addresses(thread: object, cookie: str) -> dict[str, Asked]:
    """What is measured; the floor first."""
    page = thread.get_absolute_url()  # type: ignore[attr-defined]
    return {
        "floor: one query, 30 KB": Asked("/bench/floor"),
        "thread, anonymous": Asked(page),
        "thread at post 10,000, anonymous": Asked(f"{page}?after=9980"),
        "list, anonymous": Asked("/threads/"),
        "thread, signed in": Asked(page, cookie),
        "thread at post 10,000, signed in": Asked(f"{page}?after=9980", cookie),
        "list, signed in": Asked("/threads/", cookie),
    }


@contextmanager
def site(without: str = "") -> Iterator[int]:
    """One granian worker with two threads, ready; its whole group ends with the block."""
    port = free_port()
    command = [".venv/bin/granian", "--interface", "wsgi", "--port", str(port), "--workers", "1"]
    command += ["--blocking-threads", "2", "--no-access-log", "--log-level", "warning", "config.wsgi:application"]
    environment = {**os.environ, "BENCH_WITHOUT": without}
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        while not answers(f"http://127.0.0.1:{port}/healthz"):
            if process.poll() is not None:
                raise RuntimeError("granian did not start")
        yield port
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)


def rounds(port: int, cases: dict[str, Asked]) -> dict[str, list[float]]:
    """Requests a second of each address in interleaved rounds, after one round of warming."""
    rates: dict[str, list[float]] = {name: [] for name in cases}
    for asked in cases.values():
        measure(port, asked, seconds=1)
    for number in range(ROUNDS):
        print(f"round {number + 1} of {ROUNDS}", file=sys.stderr)
        for name, asked in cases.items():
            rates[name].append(measure(port, asked, seconds=SECONDS).rate)
    return rates


def middleware_costs() -> dict[str, float]:
    """How much faster the floor is without each middleware that it can do without, in percent."""
    from django.conf import settings

    needed = {"WhiteNoiseMiddleware", "SessionMiddleware", "AuthenticationMiddleware", "AccountMiddleware"}
    costs = {}
    for name in settings.MIDDLEWARE:
        if name.rpartition(".")[2] not in needed:
            print(f"without {name}", file=sys.stderr)
            costs[name] = _cost(name)
    return costs


def _cost(name: str) -> float:
    ratios = []
    with site() as whole, site(without=name) as less:
        for _number in range(ROUNDS):
            with_it = measure(whole, Asked("/bench/floor"), seconds=1.5).rate
            ratios.append(measure(less, Asked("/bench/floor"), seconds=1.5).rate / with_it)
    return 100 * (statistics.median(ratios) - 1)


def write(rates: dict[str, list[float]], costs: dict[str, float]) -> None:
    medians = {name: statistics.median(several) for name, several in rates.items()}
    floor = next(iter(medians.values()))
    rows = [f"| {name} | {rate:.0f} | {rate / floor:.2f} |" for name, rate in medians.items()]
    lines = [f"| `{name}` | {cost:+.0f} % |" for name, cost in costs.items()]
    REPORT.write_text("\n".join([HEAD, *rows, MIDDLE, *lines, ""]))


HEAD = f"""# Performance
Made by `make bench-page`. One granian worker with two threads behind the whole middleware stack, PostgreSQL and Redis
on the same machine, four kept-open connections, median of {ROUNDS} interleaved rounds of {SECONDS:.0f} s over a
community made in bulk (500 threads of 20 posts, one of 10,000). Only ratios within one run mean anything.

| page | requests a second | ratio to the floor |
|---|---|---|"""
MIDDLE = """
What a middleware costs: how much faster the floor answers without it, in the same run. Sessions, sign-in and static
files cannot be left out. Differences of a few percent are noise.

| without | faster by |
|---|---|"""

if __name__ == "__main__":
    main()

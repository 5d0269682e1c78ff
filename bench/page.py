"""`make bench-page`: pages a second beside a one-query page of the same run, on granian, PostgreSQL and Redis.

Writes docs/reference/performance.md. Only the ratios mean anything: they come from one machine in one run.

    python -m bench.page --posts 100000 1000000     or BENCH_POSTS=100000,1000000 make bench-page
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django

from bench import community
from bench.load import Asked, measure
from bench.report import Measured, Rates, write
from config.ports import answers, free_port

ROUNDS = 5
SECONDS = 3.0
STARTS_WITHIN = 30.0
# What others ask of the request, or what serves the files: without it no page answers.
NEEDED = {
    "AccountMiddleware",
    "AuthenticationMiddleware",
    "ReadableMiddleware",
    "SessionMiddleware",
    "WhiteNoiseMiddleware",
}
POSTS = os.environ.get("BENCH_POSTS", "100000").replace(",", " ").split()


def main() -> None:
    parser = argparse.ArgumentParser(description="Pages a second beside a one-query page of the same run.")
    parser.add_argument("--posts", nargs="+", type=int, default=[int(posts) for posts in POSTS])
    sizes = sorted(parser.parse_args().posts)
    prepare_environment()
    django.setup()
    measured = {posts: rates_with(posts) for posts in sizes}
    # What was measured so far is kept, should the rest be stopped.
    write(measured, {}, rounds=ROUNDS, seconds=SECONDS)
    print(write(measured, middleware_costs(), rounds=ROUNDS, seconds=SECONDS))


def rates_with(posts: int) -> Measured:
    """What a fresh community of so many posts takes to be filled, and requests a second of its every page."""
    made = community.make(posts)
    with site() as port:
        return Measured(made.seconds, rounds(port, made.asked()))


def prepare_environment() -> None:
    postgres = os.environ.setdefault("BENCH_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432")
    os.environ.setdefault("REDIS_URL", "redis://127.0.0.1:6379/8")
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "DATABASE_URL": f"{postgres}/{community.DATABASE}",
        "SECRET_KEY": "bench-" + os.urandom(40).hex(),
        "SITE_URL": "http://localhost",
        "DEMO": "0",
        "LOG_LEVEL": "WARNING",
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
        until = time.monotonic() + STARTS_WITHIN
        while not answers(f"http://127.0.0.1:{port}/healthz"):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"granian did not start without {without or 'anything left out'}")
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)


def rounds(port: int, cases: dict[str, Asked]) -> Rates:
    """Requests a second of each address in interleaved rounds, after one round of warming."""
    rates: Rates = {name: [] for name in cases}
    for asked in cases.values():
        measure(port, asked, seconds=1)
    for number in range(ROUNDS):
        print(f"round {number + 1} of {ROUNDS}", file=sys.stderr)
        for name, asked in cases.items():
            rates[name].append(measure(port, asked, seconds=SECONDS))
    return rates


def middleware_costs() -> dict[str, float]:
    """How much faster the floor is without each middleware that it can do without, in percent."""
    from django.conf import settings

    costs = {}
    for name in settings.MIDDLEWARE:
        if name.rpartition(".")[2] not in NEEDED:
            print(f"without {name}", file=sys.stderr)
            costs[name] = _cost(name)
    return costs


def _cost(name: str) -> float:
    ratios = []
    with site() as whole, site(without=name) as less:
        for _number in range(ROUNDS):
            with_it = measure(whole, Asked("/bench/floor"), seconds=1.5)
            ratios.append(measure(less, Asked("/bench/floor"), seconds=1.5) / with_it)
    return 100 * (statistics.median(ratios) - 1)


if __name__ == "__main__":
    main()

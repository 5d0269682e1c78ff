"""A synthetic community as large as its default, made by the command as operators start it."""

import re
import signal
import subprocess
from functools import partial

import psycopg
import pytest

from tests.sites import MANAGE, prepared

pytestmark = [pytest.mark.long, pytest.mark.services, pytest.mark.timeout(600)]
COMMAND = (*MANAGE, "load_synthetic")
# Posts, their events, the longest thread, cases, and what the search knows: posts, and members as well.
FIGURES = """
SELECT (SELECT count(*) FROM forum_post), (SELECT count(*) FROM forum_threadevent),
    (SELECT max(last_number) FROM forum_thread), (SELECT count(*) FROM casestudies_version),
    (SELECT count(*) FROM search_entry WHERE vector IS NOT NULL)"""
# Threads whose counters, numbers or events do not agree; there are none.
BROKEN = """
SELECT thread.id FROM forum_thread thread
    LEFT JOIN (SELECT thread_id, count(*) many, max(number) last FROM forum_post GROUP BY 1) post
        ON post.thread_id = thread.id
    LEFT JOIN (SELECT thread_id, count(*) many, max(seq) last FROM forum_threadevent GROUP BY 1) event
        ON event.thread_id = thread.id
WHERE (thread.last_number, thread.last_number, thread.post_count, thread.last_seq, thread.last_seq)
    IS DISTINCT FROM (post.many, post.last, post.many, event.many, event.last)"""


def asked(environment: dict[str, str], question: str) -> list[tuple[int, ...]]:
    with psycopg.connect(environment["DATABASE_URL"]) as connection:
        return connection.execute(question).fetchall()


def test_a_hundred_thousand_posts_are_whole():
    with prepared() as environment:
        subprocess.run(COMMAND, env=environment, check=True, stdout=subprocess.DEVNULL)

        assert asked(environment, FIGURES) == [(100_181, 100_181, 10_000, 181, 100_181 + 1400)]
        assert asked(environment, BROKEN) == []


def test_it_is_interrupted_within_a_step_and_goes_on():
    command = [*COMMAND, "--members=50", "--threads=300", "--posts=12000", "--cases=3"]
    with prepared() as environment:
        process = _started(command, environment)
        written = next(step for line in process.stdout if (step := re.match(r"posts: (\d+) of 12000", line)))
        process.send_signal(signal.SIGINT)
        assert "Stopped." in process.communicate(timeout=60)[1]
        assert process.returncode == 1

        assert asked(environment, BROKEN) == []
        assert int(written[1]) <= asked(environment, FIGURES)[0][0] < 12_000
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        assert asked(environment, FIGURES) == [(12_003, 12_003, 3000, 3, 12_003 + 50)]
        assert asked(environment, BROKEN) == []


def _started(command: list[str], environment: dict[str, str]) -> subprocess.Popen[str]:
    """The command as in a terminal: what starts in the background of a shell would not hear Ctrl-C."""
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command,
        env=environment,
        stdout=pipe,
        stderr=pipe,
        text=True,
        bufsize=1,
        preexec_fn=heard,  # noqa: PLW1509
    )

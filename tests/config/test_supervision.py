"""Several processes run as one."""

import signal
import sys
import time

import pytest

from config.supervision import Part, Supervisor

LIVES = [sys.executable, "-c", "import time; time.sleep(60)"]
DIES = [sys.executable, "-c", "raise SystemExit(3)"]
STUBBORN = [sys.executable, "-c", "import signal, time; signal.signal(15, signal.SIG_IGN); print(); time.sleep(60)"]


@pytest.fixture(autouse=True)
def _signals_as_before():
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_a_part_that_cannot_live_stops_everything_and_is_named():
    said = []
    supervisor = Supervisor([Part("page", LIVES), Part("worker", DIES)], say=said.append)

    code = supervisor.run(is_ready=lambda: False, once_ready=lambda: None)

    assert code == 1
    assert said[-1] == "The worker process cannot start; stopping everything."


def test_being_told_to_stop_is_no_failure():
    supervisor = Supervisor([Part("page", LIVES)], say=print)

    code = supervisor.run(is_ready=lambda: True, once_ready=lambda: signal.raise_signal(signal.SIGTERM))

    assert code == 0


def test_a_part_that_does_not_listen_is_ended():
    supervisor = Supervisor([Part("page", STUBBORN)], say=print, patience=1)
    started = time.monotonic()

    code = supervisor.run(
        is_ready=lambda: time.monotonic() > started + 1, once_ready=lambda: signal.raise_signal(signal.SIGINT)
    )

    assert code == 0
    assert time.monotonic() - started < 10

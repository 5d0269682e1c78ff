"""Several processes run as one."""

import os
import signal
import sys
import time
from pathlib import Path

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


def test_what_a_killed_part_had_started_ends_with_it(tmp_path):
    pids = tmp_path / "pids"
    child = f"import subprocess; p = subprocess.Popen(['sleep', '60']); open({str(pids)!r}, 'a').write(f'{{p.pid}} ')"
    parent = Part("page", [sys.executable, "-c", f"{child}; p.wait()"])

    def is_ready() -> bool:
        begun = pids.read_text().split() if pids.exists() else []
        if len(begun) == 1 and not killed:
            killed.append(int(begun[0]))
            os.kill(os.getpgid(killed[0]), signal.SIGKILL)
        return len(begun) == 2

    killed: list[int] = []
    code = Supervisor([parent], say=lambda _words: None).run(
        is_ready=is_ready, once_ready=lambda: signal.raise_signal(signal.SIGTERM)
    )

    assert code == 0
    assert _has_ended(killed[0])


def _has_ended(pid: int) -> bool:
    """Whether the process is gone, or a leftover that only waits to be counted."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"
    except FileNotFoundError:
        return True


def test_a_part_that_does_not_listen_is_ended():
    supervisor = Supervisor([Part("page", STUBBORN)], say=print, patience=1)
    started = time.monotonic()

    code = supervisor.run(
        is_ready=lambda: time.monotonic() > started + 1, once_ready=lambda: signal.raise_signal(signal.SIGINT)
    )

    assert code == 0
    assert time.monotonic() - started < 10

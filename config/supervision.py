"""Several processes run as one: started together, watched, restarted when they die, stopped together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

# A part that dies within five seconds of its start three times in a row will not live.
YOUNG_SECONDS = 5
YOUNG_DEATHS = 3
PATIENCE_SECONDS = 10
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Part:
    """One process: its name in messages, its command, and what its environment has besides ours."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)


class Watched:
    """A part and the process that plays it now."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.young_deaths = 0
        self.start()

    def start(self) -> None:
        self.started_at = time.monotonic()
        # A session of its own: what the part starts itself can be stopped with it, and Ctrl-C reaches only us.
        self.process = subprocess.Popen(  # noqa: S603 (the commands are our own)
            self.part.command,
            env={**os.environ, **self.part.environment},
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 (the supervisor has one thread)
        )

    def has_died(self) -> bool:
        return self.process.poll() is not None

    def revive(self) -> bool:
        """Start the part again; False when it keeps dying young."""
        is_young = time.monotonic() - self.started_at < YOUNG_SECONDS
        self.young_deaths = self.young_deaths + 1 if is_young else 0
        self._end_group()
        if self.young_deaths < YOUNG_DEATHS:
            self.start()
        return self.young_deaths < YOUNG_DEATHS

    def _end_group(self) -> None:
        """What a killed part had started itself would go on without it, and keep its port."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def ask_to_stop(self) -> None:
        if not self.has_died():
            self.process.terminate()

    def stop(self, *, until: float) -> None:
        """Wait for the end until that moment (monotonic seconds), then end the whole group."""
        try:
            self.process.wait(timeout=max(0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            # granian, for one, can hang when it is told to stop while it is still starting.
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Supervisor:
    """Runs parts until it is told to stop (SIGTERM, SIGINT) or one of them cannot live.

    Parts that are told to stop get `patience` seconds for it.
    """

    def __init__(self, parts: list[Part], *, say: Callable[[str], object], patience: float = PATIENCE_SECONDS) -> None:
        self.parts = parts
        self.say = say
        self.patience = patience
        self.is_stopping = False

    def run(self, *, once_ready: Callable[[], object], is_ready: Callable[[], bool]) -> int:
        """The exit code: 0 when told to stop, 1 when a part kept dying."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        watched = [Watched(part) for part in self.parts]
        announced = False
        try:
            while not self.is_stopping:
                if not all(self._is_alive(one) for one in watched):
                    return 1
                if not announced and is_ready():
                    announced = True
                    once_ready()
                time.sleep(0.25)
        finally:
            _end(watched, patience=self.patience)
        return 0

    def _is_alive(self, one: Watched) -> bool:
        if not one.has_died():
            return True
        self.say(f"The {one.part.name} process ended with code {one.process.returncode}; starting it again.")
        if not one.revive():
            self.say(f"The {one.part.name} process cannot start; stopping everything.")
            return False
        return True

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.is_stopping = True


def _end(watched: list[Watched], *, patience: float) -> None:
    for one in watched:
        one.ask_to_stop()
    until = time.monotonic() + patience
    for one in watched:
        one.stop(until=until)


def _end_with_parent() -> None:
    # Linux tells a child when its parent was killed outright; elsewhere the child is left over, as usual.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)

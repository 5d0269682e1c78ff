"""A Redis beside the one of the test run."""

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Self

import redis


class OwnRedis:
    """A Redis of this test's own, which it may stop, hang and start again."""

    def __init__(self, folder: Path, port: int) -> None:
        self.port = port
        self._command = ["redis-server", "--port", str(port), "--save", "", "--dir", str(folder), "--daemonize", "no"]

    def start(self) -> Self:
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        client = redis.Redis(port=self.port)
        for _ in range(200):
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.02)
        client.close()
        return self

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()

    def hang(self) -> None:
        os.kill(self._process.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        os.kill(self._process.pid, signal.SIGCONT)

    def listeners(self) -> int:
        client = redis.Redis(port=self.port)
        found = client.pubsub_channels()
        client.close()
        return len(found)

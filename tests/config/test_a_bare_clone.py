"""What the README promises: from a bare clone and an empty home, one command, and the second time it is quick."""

import os
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from config.ports import answers, free_port

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ("PATH", "LANG", "TMPDIR", "SSL_CERT_FILE", "PIP_CERT", "PIP_FIND_LINKS", "PIP_INDEX_URL", "UV_INDEX_URL")


@pytest.mark.long
@pytest.mark.timeout(600)
def test_make_run_serves_the_demonstration_from_a_bare_clone(tmp_path):
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(tmp_path / "palabre")], check=True)
    (tmp_path / "home").mkdir()

    with _run(tmp_path, patience=400) as address, urlopen(f"{address}/accounts/login/") as page:
        assert "palabre-demo" in page.read().decode()

    started = time.monotonic()
    with _run(tmp_path, patience=100) as address, urlopen(address) as page:
        assert page.status == 200
    assert time.monotonic() - started < 90, "Nothing had to be installed or loaded again."


@contextmanager
def _run(folder: Path, *, patience: int):
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name in KEPT}
    environment |= {"HOME": str(folder / "home"), "PORT": str(port)}
    with (folder / "log.txt").open("w") as log:
        process = subprocess.Popen(
            ["make", "run"], cwd=folder / "palabre", env=environment, stdout=log, stderr=log, start_new_session=True
        )
    until = time.monotonic() + patience
    try:
        while not answers(f"http://localhost:{port}/readyz"):
            assert process.poll() is None, (folder / "log.txt").read_text()
            assert time.monotonic() < until, (folder / "log.txt").read_text()
            time.sleep(0.2)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)

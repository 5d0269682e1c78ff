"""Where our own processes listen, and whether they answer yet."""

import socket
from urllib.error import URLError
from urllib.request import urlopen


def is_free(host: str, port: int) -> bool:
    """Whether nothing listens there yet."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError:
            return False
        return True


def free_port() -> int:
    """A port of this machine that nobody uses at this moment."""
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        port: int = attempt.getsockname()[1]
        return port


def answers(address: str) -> bool:
    """Whether an http address answers 200 within two seconds."""
    try:
        with urlopen(address, timeout=2) as answer:  # noqa: S310 (always an http address of ours)
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False

"""Where our own processes listen, and whether they answer yet."""

import socket
from urllib.request import Request, urlopen


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


def answers(address: str, *, host: str = "") -> bool:
    """Whether an http address of ours answers 200 within two seconds, asked by its own name or as that host."""
    request = Request(address, headers={"Host": host} if host else {})  # noqa: S310 (always an http address)
    try:
        with urlopen(request, timeout=2) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except OSError:
        return False

"""A small client for measuring: a few kept-open connections that ask for one address as fast as it is answered."""

import asyncio
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """What is asked: path and the cookie header ("" for a visitor)."""

    path: str
    cookie: str = ""


def measure(port: int, asked: Asked, *, seconds: float, connections: int = 4) -> float:
    """Answers a second over all connections; raises RuntimeError for any answer but 200."""
    return asyncio.run(_measure(port, asked, seconds, connections))


async def _measure(port: int, asked: Asked, seconds: float, connections: int) -> float:
    until = time.perf_counter() + seconds
    answers = await asyncio.gather(*(_ask(port, asked, until) for _number in range(connections)))
    return sum(answers) / seconds


async def _ask(port: int, asked: Asked, until: float) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**20)
    cookie = f"Cookie: {asked.cookie}\r\n" if asked.cookie else ""
    request = f"GET {asked.path} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n{cookie}\r\n".encode()
    many = 0
    while time.perf_counter() < until:
        writer.write(request)
        await _answer(reader, asked)
        many += 1
    writer.close()
    return many


async def _answer(reader: asyncio.StreamReader, asked: Asked) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if b" 200 " not in head.split(b"\r\n", 1)[0]:
        raise RuntimeError(f"{asked.path}: {head[:200]!r}")
    length = head.partition(b"content-length: ")[2].partition(b"\r\n")[0]
    await reader.readexactly(int(length))

"""One file with many parts, sealed: whoever reads it knows first whether all of it is there and as it was written."""

import io
import json
import os
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from gzip import GzipFile
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

HEAD, SEAL = "head.json", "seal.json"
A_PIECE = 1024 * 1024


class BrokenArchive(Exception):  # noqa: N818  the command says its sentence
    """The file is not whole, or not one of ours; the message is a sentence."""


class Writer:
    """Puts parts into the file and remembers what each of them holds."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar = tar
        self.digests: dict[str, str] = {}

    def put(self, name: str, content: bytes) -> None:
        self.put_stream(name, io.BytesIO(content), size=len(content))

    def put_stream(self, name: str, stream: IO[bytes], *, size: int) -> None:
        """Copy exactly so many bytes; raises OSError where there are fewer."""
        # Nobody but the owner reads what comes out of it either.
        part = tarfile.TarInfo(name)
        part.size, part.mode = size, 0o600
        counted = _Counted(stream)
        # It only reads.
        self.tar.addfile(part, counted)
        self.digests[name] = counted.digest.hexdigest()


class _Counted:
    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.digest = sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.stream.read(size)
        self.digest.update(piece)
        return piece


@contextmanager
def writing(path: Path, *, head: dict[str, Any]) -> Iterator[Writer]:
    """A writer of a new file that only its owner reads; it is there whole, or not at all."""
    unfinished = path.with_name(f"{path.name}.part")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(file.fileno(), 0o600)
            # Half the time of the densest, and nearly as small.
            packed = GzipFile(fileobj=file, mode="wb", compresslevel=6)
            with packed, tarfile.open(fileobj=packed, mode="w|") as tar:
                writer = Writer(tar)
                writer.put(HEAD, json.dumps(head).encode())
                yield writer
                writer.put(SEAL, json.dumps(writer.digests).encode())
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def parts(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """The parts in the order in which they were written; each is read before the next is asked for."""
    with tarfile.open(path, mode="r|gz") as tar:
        for part in tar:
            stream = tar.extractfile(part) if part.isfile() else None
            if stream is not None:
                yield part.name, stream


def checked(path: Path) -> dict[str, Any]:
    """The head of a file that is whole; raises BrokenArchive for one that is cut off or was changed."""
    try:
        digests, told = _read(path)
    except (tarfile.TarError, zlib.error, EOFError, OSError, ValueError) as broken:
        raise BrokenArchive(f"{path} cannot be read to its end: {broken}") from broken
    if told.keys() != {HEAD, SEAL} or digests != told[SEAL]:
        raise BrokenArchive(f"{path} is not whole, or was changed after it was written.")
    return told[HEAD]


def _read(path: Path) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
    """The digests of all parts but the seal; and what head and seal say."""
    digests: dict[str, str] = {}
    told: dict[str, dict[str, Any]] = {}
    for name, stream in parts(path):
        digest, kept = sha256(), b""
        while piece := stream.read(A_PIECE):
            digest.update(piece)
            kept = kept + piece if name in {HEAD, SEAL} else b""
        if name in {HEAD, SEAL}:
            told[name] = json.loads(kept)
        if name != SEAL:
            digests[name] = digest.hexdigest()
    return digests, told

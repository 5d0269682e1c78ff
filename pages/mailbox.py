"""The mails that a demonstration wrote into files instead of sending them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from django.conf import settings

# What Django's file backend writes after each message.
END = b"\n" + b"-" * 79 + b"\n"
LISTED_AT_MOST = 200


@dataclass(frozen=True)
class Mail:
    """One mail; `name` is its address within the mailbox."""

    name: str
    to: str
    subject: str
    text: str
    written_at: datetime


def is_open() -> bool:
    """Whether mails may be shown: in a demonstration that only this machine reaches, never on a public site."""
    return settings.DEMO and not settings.IS_PUBLIC


def newest_first() -> list[Mail]:
    """The latest mails, 200 at most."""
    found: list[Mail] = []
    for path in sorted(_folder().glob("*.log"), key=_age, reverse=True):
        found += reversed(list(_mails(path)))
        if len(found) >= LISTED_AT_MOST:
            break
    return found[:LISTED_AT_MOST]


def find(name: str) -> Mail | None:
    """The mail of a name, or None; a name never leads out of the mailbox."""
    stem = name.rpartition("-")[0]
    paths = {path.stem: path for path in _folder().glob("*.log")}
    return next((mail for mail in _mails(paths[stem]) if mail.name == name), None) if stem in paths else None


def forget(address: str) -> None:
    """Delete the files with mails that name an address, and whatever else stands in them."""
    for path in _folder().glob("*.log"):
        if address.encode() in path.read_bytes():
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.EMAIL_FILE_PATH)


def _age(path: Path) -> tuple[int, str]:
    return path.stat().st_mtime_ns, path.name


def _mails(path: Path) -> Iterator[Mail]:
    written_at = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    # The last part is empty, or a mail that is being written at this moment.
    for number, raw in enumerate(path.read_bytes().split(END)[:-1], start=1):
        message = message_from_bytes(raw, _class=EmailMessage, policy=default)
        yield Mail(f"{path.stem}-{number}", str(message["To"]), str(message["Subject"]), _text(message), written_at)


def _text(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain",))
    return str(body.get_content()) if body is not None else ""

"""The log of sign-ins: who came in, tried to or left, by number and way; without address, password or code."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts.models import User

logger = logging.getLogger(__name__)


def signed_in(request: HttpRequest, user: User, **_signal: Any) -> None:
    """Called when a member is in, after all steps."""
    steps = get_authentication_records(request, user)
    _write("succeeded", member_pk=user.pk, way=", ".join(map(_way, steps)) or "a link")


def shown_again(user: User, method: str, *, reauthenticated: bool = False, **more: Any) -> None:
    """Called after each step; tells of those by which a member shows who is at the keyboard."""
    if reauthenticated:
        _write("shown again", member_pk=user.pk, way=_way({"method": method, **more}))


def signed_out(user: User | None, **_signal: Any) -> None:
    """Called when somebody leaves by the link."""
    if user is not None:
        _write("signed out", member_pk=user.pk, way="the link")


def password_failed(credentials: dict[str, Any], **_signal: Any) -> None:
    """Called when address and password do not belong together, or the member is suspended."""
    _write("failed", member_pk=_whose(credentials), way="password", level=logging.WARNING)


def code_failed(user: User, **_signal: Any) -> None:
    """Called when the code of a mail is wrong."""
    _write("failed", member_pk=user.pk, way="code", level=logging.WARNING)


def elsewhere_failed(provider: str) -> None:
    """Called when another site did not vouch for anybody."""
    _write("failed", member_pk=None, way=provider, level=logging.WARNING)


@contextmanager
def watching_attempts(credentials: dict[str, Any]) -> Iterator[None]:
    """Tells of an attempt that is refused because there were too many before."""
    try:
        yield
    except ValidationError:
        _write("refused as too many", member_pk=_whose(credentials), way="password", level=logging.WARNING)
        raise


@contextmanager
def watching_step(member: User | None, *, way: str) -> Iterator[None]:
    """Tells of a second step that is refused, or of a passkey that should have done alone (for nobody yet)."""
    try:
        yield
    except ValidationError:
        outcome = "failed" if member is None else "second step failed"
        _write(outcome, member_pk=member.pk if member else None, way=way, level=logging.WARNING)
        raise


def _write(outcome: str, *, member_pk: int | None, way: str, level: int = logging.INFO) -> None:
    told = {"sign_in": outcome, "member": member_pk, "way": way}
    logger.log(level, "Sign-in %s: member %s by %s", outcome, member_pk or "unknown", way, extra=told)


def _way(step: dict[str, Any]) -> str:
    return str(step.get("type") or step.get("provider") or step["method"])


def _whose(credentials: dict[str, Any]) -> int | None:
    found: int | None = User.objects.number_of(credentials.get("email", ""))
    return found

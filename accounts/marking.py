"""The mark that a browser keeps once a member has signed in with it: by it a known device is told from a new one.

Each browser has one of its own for each member, so that attempts can be counted by device.
Source: OWASP, "Slow Down Online Guessing Attacks with Device Cookies".
"""

from secrets import token_urlsafe

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from house import cookies

COOKIE = "devices"
MEMBERS_AT_MOST = 10


def device(request: HttpRequest, member_pk: int) -> str | None:
    """What this browser was called when the member signed in with it; None where the member never did."""
    return next((name for kept in _kept(request) if (name := _read(kept, member_pk))), None)


def is_known(request: HttpRequest, member_pk: int) -> bool:
    """Whether the member has signed in with this browser before."""
    return device(request, member_pk) is not None


def mark(request: HttpRequest, response: HttpResponse, member_pk: int) -> None:
    """Have the browser keep that the member signed in with it; the marks name nobody, and the last ten are kept."""
    others = [kept for kept in _kept(request) if not _read(kept, member_pk)]
    own = _signer(member_pk).sign(device(request, member_pk) or token_urlsafe(12))
    cookies.keep(response, COOKIE, ".".join([own, *others][:MEMBERS_AT_MOST]))


def _kept(request: HttpRequest) -> list[str]:
    return [kept for kept in cookies.kept(request, COOKIE).split(".", MEMBERS_AT_MOST)[:MEMBERS_AT_MOST] if kept]


def _read(kept: str, member_pk: int) -> str | None:
    try:
        return _signer(member_pk).unsign(kept)
    except BadSignature:
        return None


def _signer(member_pk: int) -> Signer:
    return Signer(salt=f"accounts.marking.{member_pk}")

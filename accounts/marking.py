"""The mark that a browser keeps once a member has signed in with it: by it a new device is told from a known one."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

COOKIE = "devices"
MEMBERS_AT_MOST = 10
A_YEAR = 60 * 60 * 24 * 365


def is_known(request: HttpRequest, member_pk: int) -> bool:
    """Whether the member has signed in with this browser before."""
    return any(constant_time_compare(kept, _mark(member_pk)) for kept in _kept(request))


def mark(request: HttpRequest, response: HttpResponse, member_pk: int) -> None:
    """Have the browser keep that the member signed in with it; the marks name nobody, and the last ten are kept."""
    others = [kept for kept in _kept(request) if kept != _mark(member_pk)]
    marks = ".".join([_mark(member_pk), *others][:MEMBERS_AT_MOST])
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(COOKIE, marks, max_age=A_YEAR, httponly=True, secure=secure, samesite="Lax")


def _kept(request: HttpRequest) -> list[str]:
    return re.findall(r"[0-9a-f]{64}", request.COOKIES.get(COOKIE, ""))[:MEMBERS_AT_MOST]


def _mark(member_pk: int) -> str:
    return salted_hmac("accounts.marking", str(member_pk), algorithm="sha256").hexdigest()

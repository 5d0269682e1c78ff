"""Files of a case: whole, or the part that a player asks for."""

import re

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

# Of one part, which is all that players ask for; several are answered with the whole file.
RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,20})-(?P<last>[0-9]{0,20})", re.IGNORECASE)


def answered(request: HttpRequest, kept: FieldFile, kind: str) -> HttpResponseBase:
    """The file as that kind of content: 200, 206 with a part of it, or 416 where it has no such part (RFC 9110, 14).

    Safari plays nothing of which it does not get the two bytes that it asks for first.
    """
    asked = RANGE.fullmatch(request.headers.get("Range", "")) if _may_be_part(request) else None
    answer = _part(kept, *asked.groups()) if asked and _is_range(*asked.groups()) else FileResponse(kept.open("rb"))
    answer["Content-Type"] = kind
    answer["Accept-Ranges"] = "bytes"
    return answer


def _may_be_part(request: HttpRequest) -> bool:
    # Nothing here tells whether the part that a browser has is of this file.
    return request.method == "GET" and "If-Range" not in request.headers


def _is_range(first: str, last: str) -> bool:
    if first and last:
        return int(first) <= int(last)
    return bool(first or last)


def _part(kept: FieldFile, first: str, last: str) -> HttpResponse:
    # Without a first byte, the other number counts from the end.
    start = int(first) if first else max(kept.size - int(last), 0)
    end = min(int(last), kept.size - 1) if first and last else kept.size - 1
    if start > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{kept.size}"})
    with kept.open("rb") as file:
        file.seek(start)
        part = file.read(end - start + 1)
    return HttpResponse(part, status=206, headers={"Content-Range": f"bytes {start}-{end}/{kept.size}"})

"""Kept files as browsers ask for them: whole, or the part that a player asks for."""

import re
from hashlib import md5

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

# Of one part, which is all that players ask for; several are answered with the whole file.
RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,20})-(?P<last>[0-9]{0,20})", re.IGNORECASE)


def answered(request: HttpRequest, kept: FieldFile, kind: str) -> HttpResponseBase:
    """The file as that kind of content: 200, 206 with a part of it, or 416 where it has no such part (RFC 9110, 14).

    304 where the browser has it already.
    """
    etag = _etag(kept)
    answer = get_conditional_response(request, etag=etag) or _sent(request, kept, etag=etag)
    # A correction brings another file under the same address, and who may see it can change: browsers ask each time.
    answer["Cache-Control"] = "private, no-cache"
    answer["ETag"] = etag
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Type"] = kind
    return answer


def _etag(kept: FieldFile) -> str:
    # A name that was given up can come back for another file.
    written = kept.storage.get_modified_time(str(kept.name)).timestamp()
    return quote_etag(md5(f"{kept.name} {kept.size} {written}".encode(), usedforsecurity=False).hexdigest())


def _sent(request: HttpRequest, kept: FieldFile, *, etag: str) -> HttpResponseBase:
    # Safari plays nothing of which it does not get the two bytes that it asks for first.
    asked = RANGE.fullmatch(request.headers.get("Range", "")) if _may_be_part(request, etag=etag) else None
    return _part(kept, *asked.groups()) if asked and _is_range(*asked.groups()) else FileResponse(kept.open("rb"))


def _may_be_part(request: HttpRequest, *, etag: str) -> bool:
    # A browser that has a part of another file needs the whole.
    return request.method == "GET" and request.headers.get("If-Range", etag) == etag


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

"""From rows to what the interface says of them, and how it says no."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from accounts.refusing import Answered
from api import schemas
from casestudies import models as library
from casestudies.template import SECTIONS
from forum import models as forum
from forum.presenting import Head
from markup import render
from tags.models import Tag

KINDS = {"country": "countries", "theme": "themes", "keyword": "keywords"}
PLAIN = ("cost_in_words", "link")


def case(request: HttpRequest, row: library.Case) -> dict[str, Any]:
    """A case for a list; a withheld name or country is not in it."""
    author = row.named_author
    fields = ("kind", "title", "language", "licence", "year_from", "year_to", "version", "published_at")
    return {
        **{name: getattr(row, name) for name in fields},
        **tags(row.ordered_tags),
        "id": row.pk,
        "author": author.display_name if author else None,
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }


def whole_case(request: HttpRequest, row: library.Case) -> dict[str, Any]:
    """A case with all its texts."""
    content = row.content
    is_withheld = row.is_country_withheld()
    organisations = content.get("organisations", [])
    origin = {"title": content.get("adapted_from", ""), "url": content.get("adapted_from_url", "")}
    return {
        **case(request, row),
        **{name: str(content.get(name, "")) for name in (*(section.name for section in SECTIONS), *PLAIN)},
        "sdg_goals": sorted(content.get("sdg_goals", [])),
        "partners": [] if is_withheld else content.get("partners", []),
        "organisations": [one | {"country": ""} for one in organisations] if is_withheld else organisations,
        "sources": content.get("sources", []),
        "adapted_from": origin if any(origin.values()) else None,
        "thread": row.thread_id,
    }


def thread(request: HttpRequest, row: forum.Thread) -> dict[str, Any]:
    """A thread for a list; it needs its author, board and `tag_rows`."""
    return {
        **tags(Head(row, row.tag_rows).tags),
        "id": row.pk,
        "title": row.title,
        "language": row.language,
        "board": row.board.slug,
        "author": row.author.display_name,
        "opened_at": row.created_at,
        "last_post_at": row.bumped_at,
        "is_locked": row.is_locked(),
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }


def post(request: HttpRequest, row: forum.Post) -> dict[str, Any]:
    """A post as everyone in the thread sees it."""
    state = "deleted" if row.is_deleted() else "hidden" if row.is_hidden() else "moved" if row.is_moved() else "shown"
    return {
        "id": row.pk,
        "number": row.number,
        "author": row.author.display_name,
        "language": row.language,
        "state": state,
        "body": row.body if row.is_readable() else None,
        "html": render(row.body, language=row.language, handles=row.handles) if row.is_readable() else None,
        "pictures": [_picture(request, shown) for shown in row.pictures or []] if row.is_readable() else [],
        "created_at": row.created_at,
        "edited_at": row.edited_at,
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }


def _picture(request: HttpRequest, shown: dict[str, Any]) -> dict[str, Any]:
    url = request.build_absolute_uri(f"/pictures/{shown['pk']}.jpg")
    return {"url": url, "alt": shown["alt"], "width": shown["width"], "height": shown["height"]}


def tags(carried: list[Tag]) -> dict[str, list[str]]:
    """Countries by code, themes by slug, keywords as they were first written."""
    found: dict[str, list[str]] = {name: [] for name in KINDS.values()}
    for tag in carried:
        words = {"country": tag.slug.upper(), "theme": tag.slug}
        found[KINDS[tag.kind]].append(words.get(tag.kind, tag.label))
    return {name: sorted(words) for name, words in found.items()}


def say_no(api: NinjaAPI) -> None:
    """Answer every refusal as `{"detail": sentence}`."""

    @api.exception_handler(Http404)
    def gone(request: HttpRequest, _error: Http404) -> HttpResponse:
        return _detail(api, request, _("This is not here, or not for you to see."), 404)

    @api.exception_handler(ValidationError)
    def unusable(request: HttpRequest, error: ValidationError) -> HttpResponse:
        places = sorted({str(part["loc"][-1]) for part in error.errors})
        sentence = _("This value cannot be used: %(places)s.") % {"places": ", ".join(places)}
        return _detail(api, request, sentence, 422)

    @api.exception_handler(Answered)
    def answered(request: HttpRequest, error: Answered) -> HttpResponse:
        return _detail(api, request, error.sentence, error.status)

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
        return _detail(api, request, str(error), error.status_code)


def _detail(api: NinjaAPI, request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return api.create_response(request, schemas.Detail(detail=sentence), status=status)

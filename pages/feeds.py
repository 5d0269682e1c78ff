"""What everybody may read, as Atom: a hidden thing is gone from the next answer on."""

import re
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.models import User
from forum.models import Board, Thread
from house import known
from pages import finding
from pages.feeding import Source
from tags.models import Kind, Tag

# XML has no way to write these; they have no place in a title either.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# Whoever fetches a feed, it holds what visitors read: feed readers store it where others may look.
VISITOR = AnonymousUser()


class Feed(Atom1Feed):
    """Atom whose entries name their own language."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}


@require_safe
@cache_control(no_cache=True)
def cases(request: HttpRequest) -> HttpResponse:
    """The newest cases."""
    return _answer(request, Source(_("Cases"), "/cases/", cases=finding.cases()))


@require_safe
@cache_control(no_cache=True)
def threads(request: HttpRequest) -> HttpResponse:
    """The newest threads that everybody may read."""
    return _answer(request, Source(_("Threads"), "/threads/", threads=finding.threads(VISITOR).by_age()))


@require_safe
@cache_control(no_cache=True)
def tag(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The newest cases and public threads about a country, a theme or a keyword."""
    try:
        about = finding.tag(kind, slug)
    except Tag.DoesNotExist:
        raise Http404 from None
    threads = finding.threads_about(VISITOR, about).by_age()
    source = Source(about.label, about.get_absolute_url(), cases=finding.cases_about(about), threads=threads)
    if about.kind == Kind.KEYWORD and source.is_empty():
        # Somebody may have used the word where visitors do not read.
        raise Http404
    return _answer(request, source)


@require_safe
@cache_control(no_cache=True)
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest threads of a board that everybody reads."""
    about = get_object_or_404(Board.objects.visible_to(VISITOR), slug=slug)
    threads = finding.threads(VISITOR).filter(board=about).by_age()
    return _answer(request, Source(about.label, about.get_absolute_url(), threads=threads))


@require_safe
@cache_control(no_cache=True)
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest posts of a thread that everybody reads."""
    about = get_object_or_404(Thread.objects.visible_to(VISITOR), pk=pk)
    posts = about.posts.visible_to(VISITOR).latest_first()
    return _answer(request, Source(about.title, about.get_absolute_url(), posts=posts))


@require_safe
@cache_control(no_cache=True)
def member(request: HttpRequest, handle: str) -> HttpResponse:
    """What a member who has a public profile told and said under the own name, newest first."""
    about = get_object_or_404(User.objects.visible_to(VISITOR), handle=handle)
    source = Source(
        about.display_name, about.get_absolute_url(), cases=finding.cases_by(about), posts=finding.posts_by(about)
    )
    return _answer(request, source)


def _answer(request: HttpRequest, source: Source) -> HttpResponse:
    etag = source.stamp()
    response: HttpResponse = get_conditional_response(request, etag=etag) or _drawn(request, source)
    response.headers["ETag"] = etag
    return response


def _drawn(request: HttpRequest, source: Source) -> HttpResponse:
    feed = Feed(
        title=CONTROLS.sub("", f"{source.title} · {known.name()}"),
        link=request.build_absolute_uri(source.address),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
        author_name=known.name(),
    )
    for entry in source.entries():
        feed.add_item(
            title=CONTROLS.sub("", entry.title),
            link=request.build_absolute_uri(entry.address),
            description=CONTROLS.sub("", entry.html),
            unique_id=request.build_absolute_uri(entry.number),
            author_name=CONTROLS.sub("", entry.author),
            pubdate=entry.at,
            updateddate=entry.at,
            language=entry.language,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")

"""What everybody may read, as Atom: a hidden thing is gone from the next answer on."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from casestudies.models import Case
from casestudies.querysets import CaseQuerySet
from casestudies.template import texts
from forum.models import Post, Thread
from forum.querysets import ThreadQuerySet
from markup import render
from pages import finding
from tags.models import Tag

ENTRIES = 20
# XML has no way to write these; they have no place in a title either.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True)
class Source:
    """What one feed is about."""

    title: str
    address: str
    cases: CaseQuerySet
    threads: ThreadQuerySet

    def stamp(self) -> str:
        """An ETag that changes with all that the feed says; two small queries."""
        cases = list(self.cases.values_list("pk", "version", "published_at", "author__display_name"))
        threads = list(self.threads.values_list("pk", "last_seq", "created_at", "author__display_name"))
        said = repr((self.title, get_language(), cases, threads))
        return f'"{blake2s(said.encode(), digest_size=16).hexdigest()}"'

    def entries(self) -> list["Entry"]:
        """The newest cases and threads, newest first."""
        cases = [_case(case) for case in self.cases.select_related("author")]
        entries = [*cases, *_threads(list(self.threads.select_related("author")))]
        return sorted(entries, key=lambda entry: entry.at, reverse=True)[:ENTRIES]


@dataclass(frozen=True)
class Entry:
    """One case or thread; `number` is an address that never changes, `html` is safe."""

    title: str
    address: str
    number: str
    html: str
    language: str
    author: str
    at: datetime


class Feed(Atom1Feed):
    """Atom whose entries name their own language."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}


@require_safe
@cache_control(no_cache=True)
def cases(request: HttpRequest) -> HttpResponse:
    """The newest cases."""
    return _answer(request, Source(_("Cases"), "/cases/", finding.cases()[:ENTRIES], Thread.objects.none()))


@require_safe
@cache_control(no_cache=True)
def threads(request: HttpRequest) -> HttpResponse:
    """The newest threads that everybody may read."""
    newest = finding.threads(AnonymousUser()).by_age()[:ENTRIES]
    return _answer(request, Source(_("Threads"), "/threads/", Case.objects.none(), newest))


@require_safe
@cache_control(no_cache=True)
def tag(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The newest cases and public threads about a country, a theme or a keyword."""
    try:
        about = finding.tag(kind, slug)
    except Tag.DoesNotExist:
        raise Http404 from None
    newest = finding.threads_about(AnonymousUser(), about).by_age()[:ENTRIES]
    return _answer(request, Source(about.label, about.get_absolute_url(), finding.cases_about(about)[:ENTRIES], newest))


def _answer(request: HttpRequest, source: Source) -> HttpResponse:
    etag = source.stamp()
    response: HttpResponse = get_conditional_response(request, etag=etag) or _drawn(request, source)
    response.headers["ETag"] = etag
    return response


def _drawn(request: HttpRequest, source: Source) -> HttpResponse:
    feed = Feed(
        title=f"{source.title} · {settings.SITE_NAME}",
        link=request.build_absolute_uri(source.address),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
        author_name=settings.SITE_NAME,
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


def _case(case: Case) -> Entry:
    author = case.named_author
    text = next(iter(texts(case.content)), "")
    return Entry(
        title=case.title,
        address=case.get_absolute_url(),
        number=f"/cases/{case.pk}/",
        html=render(text, language=case.language),
        language=case.language,
        author=author.display_name if author else settings.SITE_NAME,
        at=case.published_at or case.created_at,
    )


def _threads(threads: list[Thread]) -> list[Entry]:
    first = Post.objects.readable().filter(thread__in=threads, number=1)
    texts = dict(first.values_list("thread", "body"))
    return [_thread(thread, texts.get(thread.pk, "")) for thread in threads]


def _thread(thread: Thread, text: str) -> Entry:
    return Entry(
        title=thread.title,
        address=thread.get_absolute_url(),
        number=f"/threads/{thread.pk}/",
        html=render(text, language=thread.language),
        language=thread.language,
        author=thread.author.display_name,
        at=thread.created_at,
    )

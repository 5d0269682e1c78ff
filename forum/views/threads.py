"""A thread, page by page."""

from typing import Any

from django.db.models import Exists
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from forum import articles, rules
from forum.forms import ReplyForm, likely_languages
from forum.models import Thread
from forum.presenting import Head, Place, viewer
from forum.querysets import ThreadQuerySet
from forum.shelf import Shelf
from forum.views.asking import number_of, with_query
from markup import looks
from notifications.models import Follow

# One page has about 45 KB.
_shared_pages: Shelf[bytes] = Shelf(size=256, seconds=60)


@require_safe
def number(request: HttpRequest, pk: int) -> HttpResponse:
    """The short address leads to the full one."""
    thread = _visible(request).filter(pk=pk).only("pk", "title").first()
    if thread is None:
        raise Http404
    return redirect(with_query(request, thread.get_absolute_url()))


@require_safe
def thread(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The posts after a number, twenty to a page; past the end, the last page."""
    after = number_of(request, "after")
    shared = looks.shared_key(request)
    if shared is not None and not request.user.is_authenticated:
        return _shared(request, pk, slug, after=after, key=shared)
    return _own(request, pk, slug, after=after)


def _shared(request: HttpRequest, pk: int, slug: str, *, after: int, key: str) -> HttpResponse:
    """What all visitors see: kept whole, behind one question for visibility and the last event."""
    state = _visible(request).filter(pk=pk).only("pk", "last_seq", "last_number", "created_at").first()
    if state is None:
        raise Http404
    shelf_key = (key, state.created_at, state.last_seq)
    kept = _shared_pages.get(shelf_key)
    return HttpResponse(kept) if kept is not None else _draw_shared(request, state, slug, after=after, key=shelf_key)


def _draw_shared(
    request: HttpRequest, state: Thread, slug: str, *, after: int, key: tuple[object, ...]
) -> HttpResponse:
    place = min(after, state.last_page())
    # One query brings the posts, their authors, the thread, its board and its tags.
    posts = list(articles.posts_of(state, place).with_author().with_thread())
    found = posts[0].thread
    if slug != found.slug:
        return redirect(with_query(request, found.get_absolute_url()))
    body = articles.page_of(found, place, posts, language=get_language() or "en")
    context = _context(found, Head(found, posts[0].tag_rows), place, body)  # type: ignore[attr-defined]
    drawn = render_to_string("forum/thread.html", context | {"viewer": viewer(request.user)}, request=request).encode()
    return HttpResponse(_shared_pages.put(key, drawn))


def _own(request: HttpRequest, pk: int, slug: str, *, after: int) -> HttpResponse:
    """What one person sees, with the forms and acts that are theirs."""
    followed = Follow.objects.filter(user_id=request.user.pk or 0, topic=f"thread-{pk}")
    threads: ThreadQuerySet = _visible(request).with_head().with_tags().annotate(is_followed=Exists(followed))
    found = threads.filter(pk=pk).first()
    if found is None:
        raise Http404
    if slug != found.slug:
        return redirect(with_query(request, found.get_absolute_url()))
    place = min(after, found.last_page())
    body = articles.page(found, place, language=get_language() or "en")
    context = _context(found, Head(found, found.tag_rows), place, body) | _for_member(request, found)  # type: ignore[attr-defined]
    return HttpResponse(render_to_string("forum/thread.html", context, request=request))


def _context(thread: Thread, head: Head, after: int, body: str) -> dict[str, Any]:
    return {"thread": thread, "head": head, "place": Place(thread, after), "articles": body}


def _for_member(request: HttpRequest, thread: Thread) -> dict[str, Any]:
    user = request.user
    may_reply = rules.may_reply(user, thread)
    return {
        "viewer": viewer(user),
        "is_member": user.is_authenticated,
        "may_reply": may_reply,
        "may_lock": rules.may_lock(user, thread),
        "may_rename": rules.may_rename(user, thread),
        "form": ReplyForm() if may_reply else None,
        "languages_to_write": likely_languages(user) if user.is_authenticated and may_reply else [],
    }


def _visible(request: HttpRequest) -> ThreadQuerySet:
    return Thread.objects.visible_to(request.user)

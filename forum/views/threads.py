"""A thread, page by page."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.forms import languages_to_write
from forum import articles, rules, sharing
from forum.forms import ReplyForm
from forum.models import Post, PostDraft, Thread
from forum.models.threads import POSTS_A_PAGE
from forum.presenting import Head, Place, preview, viewer
from forum.querysets import ThreadQuerySet
from forum.reading import Reading
from forum.sharing import BEGUN, OWN, SEAT, TOKEN, UNREAD, VISITOR, Sharing
from forum.shelf import Shelf
from forum.views.asking import merged_thread, number_of
from house.questions import Question
from markup import looks
from notifications.models import Follow
from subjects import Viewer

BIGGEST = 2**63 - 1
# One page has about 45 KB.
_pages: Shelf[str] = Shelf(size=256, seconds=60)


@require_safe
def number(request: HttpRequest, pk: int) -> HttpResponse:
    """The short address leads to the full one."""
    thread = Thread.objects.visible_to(request.user).filter(pk=pk).only("pk", "title").first()
    if thread is None:
        return _elsewhere(request, pk, number_of(request, "after"))
    return redirect(looks.with_query(request, thread.get_absolute_url()))


@require_safe
def thread(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The posts after a number, twenty to a page; past the end, the last page."""
    after = number_of(request, "after")
    looks.list_publicly(request)
    shared = sharing.of(request) if pk <= BIGGEST else None
    answer = _shared(shared, pk, slug, after=after) if shared else None
    return answer or _own(request, pk, slug, after=after)


def _shared(shared: Sharing, pk: int, slug: str, *, after: int) -> HttpResponse | None:
    """The page that others like this reader see; None for those who see more than they do, or nothing."""
    question = _seen_by_members if shared.is_member else _seen_by_visitors
    rows = question.ask(pk=pk, reader=shared.reader.pk or 0, topic=f"thread-{pk}")
    if not rows or rows[0][0] == shared.reader.pk:
        return None
    _author, title, last_number, *state, is_followed, read_to = rows[0]
    found = Thread(pk=pk, title=title, last_number=last_number)
    reading = _reading(shared, found, min(after, found.last_page()), read_to)
    if slug != found.slug:
        return redirect(looks.with_query(shared.request, found.get_absolute_url()))
    return sharing.page(
        shared,
        _pages,
        (pk, *state, is_followed),
        lambda: _drawn(shared, found, after, is_followed=bool(is_followed)),
        finish=lambda page: _finished(page, reading),
    )


def _reading(shared: Sharing, thread: Thread, place: int, read_to: int | None) -> Reading:
    """What the reader did on this page; one question for members."""
    if not shared.is_member:
        return Reading(thread, place, None)
    rows = _acts.ask(thread=thread.pk, first=place + 1, last=place + POSTS_A_PAGE, reader=shared.reader.pk or 0)
    thanked, kept = ([row[0] for row in rows if row[act]] for act in (1, 2))
    return Reading(thread, place, read_to, tuple(thanked), tuple(kept), begun=rows[0][3] if rows else None)


def _finished(page: str, reading: Reading) -> str:
    """A page that members share, with what this one has read."""
    seated = page.replace(f'"{OWN}"', reading.own_json()).replace(UNREAD, reading.link(TOKEN))
    seated = seated.replace(BEGUN, reading.draft())
    return reading.lined(seated)


def _drawn(shared: Sharing, thread: Thread, after: int, *, is_followed: bool) -> str:
    request, seats = shared.stand_in()
    place = min(after, thread.last_page())
    # One query brings the posts, their authors, the thread, its board and its tags.
    posts = list(articles.posts_of(thread, place).with_author().with_thread())
    found = posts[0].thread
    found.is_followed = is_followed  # type: ignore[attr-defined]
    body = articles.page_of(found, place, posts, language=get_language() or "en")
    head = Head(found, posts[0].tag_rows)
    context = _context(found, head, place, body) | _for_reader(request, found) | seats
    context |= {
        "viewer": viewer(request.user, posts, OWN),
        "first_unread": UNREAD if shared.is_member else "",
        "begun": BEGUN,
    }
    if place == 0 and not shared.is_member:
        # Only those who pass an address on look at it, and they come as visitors.
        context["preview"] = preview(found, posts[0])
    return render_to_string("forum/thread.html", context, request=request)


def _own(request: HttpRequest, pk: int, slug: str, *, after: int) -> HttpResponse:
    """What one person sees, with the forms and acts that are theirs."""
    followed = Follow.objects.filter(user_id=request.user.pk or 0, topic=f"thread-{pk}")
    threads: ThreadQuerySet = (
        Thread.objects.visible_to(request.user).with_head().with_tags().annotate(is_followed=Exists(followed))
    ).with_mark(request.user.pk)
    threads = threads.annotate(begun=PostDraft.objects.begun_by(request.user.pk or 0, OuterRef("pk")))
    found = threads.with_rights().filter(pk=pk).first()
    if found is None:
        return _elsewhere(request, pk, after)
    found.board.group_rights = {group: bool(may_write) for group, may_write in found.right_rows or []}
    if slug != found.slug:
        return redirect(looks.with_query(request, found.get_absolute_url()))
    place = min(after, found.last_page())
    body, posts = _posts(request, found, place)
    context = _context(found, Head(found, found.tag_rows), place, body) | _for_reader(request, found)
    thanked, kept = (tuple(post.pk for post in posts if getattr(post, act)) for act in ("is_thanked", "is_kept"))
    reading = Reading(found, place, getattr(found, "read_to", None), thanked, kept, found.begun)  # type: ignore[attr-defined]
    context |= {"viewer": viewer(request.user, posts, reading.own()), "first_unread": reading.link(get_token(request))}
    context["begun"] = reading.draft()
    return HttpResponse(reading.lined(render_to_string("forum/thread.html", context, request=request)))


def _elsewhere(request: HttpRequest, pk: int, after: int) -> HttpResponse:
    """A thread that was merged away leads to where its posts stand, for who reads that place."""
    target = merged_thread(request, pk)
    if target is None:
        raise Http404
    number: int = getattr(target, "after", 0) + after + 1
    return redirect(target.page_of(min(number, target.last_number)))


def _posts(request: HttpRequest, thread: Thread, place: int) -> tuple[str, list[Post]]:
    """The articles of a page, and its posts with what the reader did; one query, with or without kept articles."""
    language = get_language() or "en"
    body = articles.kept(thread, place, language=language)
    posts = articles.posts_of(thread, place).with_acts_of(request.user.pk or 0)
    if body is not None:
        return body, list(posts.defer("body"))
    found = list(posts.with_author())
    return articles.page_of(thread, place, found, language=language), found


def _context(thread: Thread, head: Head, after: int, body: str) -> dict[str, Any]:
    return {"thread": thread, "head": head, "place": Place(thread, after), "articles": body}


def _for_reader(request: HttpRequest, thread: Thread) -> dict[str, Any]:
    user = request.user
    may_reply = rules.may_reply(user, thread)
    return {
        "is_member": user.is_authenticated,
        "may_reply": may_reply,
        "may_flag": rules.may_flag_thread(user, thread),
        "may_lock": rules.may_lock(user, thread),
        "may_rename": rules.may_rename(user, thread),
        "form": ReplyForm() if may_reply else None,
        "languages_to_write": languages_to_write(user) if user.is_authenticated and may_reply else [],
    }


def _state(viewer: Viewer, pk: int, reader: int, topic: str) -> QuerySet[Thread, Any]:
    followed = Exists(Follow.objects.filter(user_id=reader, topic=topic))
    facts = ("author_id", "title", "last_number", "created_at", "last_seq", "board__version")
    threads = Thread.objects.visible_to(viewer).with_mark(reader).filter(pk=pk).order_by()
    return threads.values_list(*facts, followed, "read_to")


# What tells whether a kept page still holds.
_stand_ins: dict[str, int | str] = {"pk": SEAT - 1, "reader": SEAT - 2, "topic": f"thread-{SEAT}"}
_seen_by_visitors = Question(lambda **values: _state(VISITOR, **values), **_stand_ins)
_acts = Question(
    lambda thread, first, last, reader: (
        Post.objects.filter(thread=thread)
        .between(first, last)
        .with_acts_of(reader)
        .annotate(begun=PostDraft.objects.begun_by(reader, thread))
        .values_list("pk", "is_thanked", "is_kept", "begun")
    ),
    thread=SEAT - 1,
    reader=SEAT - 2,
    first=2**31 - 2,
    last=2**31 - 1,
)
_seen_by_members = Question(lambda **values: _state(sharing.a_member(), **values), **_stand_ins)

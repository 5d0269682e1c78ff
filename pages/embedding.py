"""What other sites show of a public thread, post or case when somebody puts its address there (oEmbed 1.0)."""

from collections.abc import Callable
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

from casestudies import presenting as library
from casestudies.models import Case
from forum import presenting as talks
from forum.models import Post, Thread
from markup.previews import Preview
from subjects.registry import BIGGEST

VISITOR = AnonymousUser()
# Pixels. It is a quotation, which grows with its words; hosts want a figure.
WIDTH, HEIGHT = 600, 240
AN_HOUR = 3600


def preview(address: str) -> Preview | None:
    """What everybody may read behind an address of this site; None for any other."""
    parts = _split(address)
    ours = urlsplit(settings.SITE_URL)
    if parts is None or (parts.scheme, parts.netloc) != (ours.scheme, ours.netloc):
        return None
    try:
        match = resolve(unquote(parts.path))
    except Resolver404:
        return None
    find, pk = FOUND.get(match.view_name), match.kwargs.get("pk", 0)
    return find(pk) if find and pk <= BIGGEST else None


def card(shown: Preview, *, widest: int | None, highest: int | None) -> dict[str, Any]:
    """The answer of oEmbed, of the type "rich": a quotation with its source, no larger than the host allows."""
    said = {
        "version": "1.0",
        "type": "rich",
        "provider_name": settings.SITE_NAME,
        "provider_url": f"{settings.SITE_URL}/",
        "title": shown.title,
        "author_name": shown.author,
        "url": shown.address,
        "cache_age": AN_HOUR,
        "html": render_to_string("pages/_embed.html", {"preview": shown, "site_name": settings.SITE_NAME}).strip(),
        "width": min(WIDTH, widest or WIDTH),
        "height": min(HEIGHT, highest or HEIGHT),
    }
    return {name: value for name, value in said.items() if value != ""}


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _thread(pk: int) -> Preview | None:
    post = Post.objects.select_related("thread__board", "author", "thread__author").filter(thread=pk, number=1).first()
    is_seen = post is not None and Thread.objects.visible_to(VISITOR).filter(pk=pk).exists()
    return talks.preview(post.thread, post) if post and is_seen else None


def _post(pk: int) -> Preview | None:
    post = Post.objects.visible_to(VISITOR).select_related("thread", "author").filter(pk=pk).first()
    return talks.preview_of_post(post) if post else None


def _case(pk: int) -> Preview | None:
    case = Case.objects.visible_to(VISITOR).select_related("author").filter(pk=pk).first()
    return library.preview(case) if case else None


FOUND: dict[str, Callable[[int], Preview | None]] = {
    "forum:thread": _thread,
    "forum:thread_number": _thread,
    "forum:post": _post,
    "casestudies:case": _case,
    "casestudies:short": _case,
}

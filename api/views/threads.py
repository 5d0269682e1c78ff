"""The conversation, read only."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from api import forms, presenting, schemas
from api.views.searching import A_PAGE, searched
from forum import cursors
from forum.models import Thread
from forum.models.threads import POSTS_A_PAGE
from forum.querysets import ThreadQuerySet

LAST_NUMBER = 2**31 - 1
router = Router(tags=["threads"])


@router.get("", response={200: schemas.Threads, 422: schemas.Detail}, summary="Threads, newest first")
def threads(request: HttpRequest, asked: Query[schemas.Asked]) -> dict[str, Any]:
    """Twenty threads at a time, by the moment they were opened. With `q` they stand in the order of the search."""
    found = _narrowed(Thread.objects.visible_to(request.user).open(), asked)
    rows, after = searched(request, "thread", _whole(found), asked) if asked.q else _by_date(found, asked.cursor)
    return {"items": [presenting.thread(request, row) for row in rows], "next": after}


@router.get("/{thread_id}", response={200: schemas.WholeThread, 404: schemas.Detail}, summary="One thread")
def thread(request: HttpRequest, thread_id: int, after: int = 0) -> dict[str, Any]:
    """Its posts by number, twenty at a time: those whose number is greater than `after`."""
    found = get_object_or_404(_whole(Thread.objects.visible_to(request.user).open()), pk=thread_id)
    first = min(max(after, 0), LAST_NUMBER) + 1
    posts = list(found.posts.between(first, first + POSTS_A_PAGE - 1).with_author())
    is_more = bool(posts) and posts[-1].number < found.last_number
    return {
        **presenting.thread(request, found),
        "case": found.about_pk if found.about_kind == "case" else None,
        "posts": [presenting.post(request, row) for row in posts],
        "next_after": posts[-1].number if is_more else None,
    }


def _narrowed(found: ThreadQuerySet, asked: schemas.Asked) -> ThreadQuerySet:
    for tag in forms.chosen_tags(country=asked.country, theme=asked.theme):
        found = found.tagged(tag.pk)
    return found.filter(language=asked.language) if asked.language else found


def _by_date(found: ThreadQuerySet, after: str) -> tuple[list[Thread], str | None]:
    if after:
        found = found.before(*forms.place(after), field="created_at")
    rows = list(_whole(found.by_age())[: A_PAGE + 1])
    last = rows[A_PAGE - 1] if len(rows) > A_PAGE else None
    return rows[:A_PAGE], cursors.write(last.created_at, last.pk) if last else None


def _whole(found: ThreadQuerySet) -> ThreadQuerySet:
    return found.with_head().with_tags()

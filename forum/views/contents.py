"""The table of posts of a long thread."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from forum import contents as table
from forum.models.threads import LONG
from forum.presenting import Head
from forum.views.asking import standing_thread


@require_safe
def contents(request: HttpRequest, pk: int) -> HttpResponse:
    """Where its pages begin, and the posts that were thanked for most; a short thread is shown itself."""
    thread = standing_thread(request, pk)
    if thread.pk != pk:
        return redirect("forum:contents", thread.pk)
    if thread.last_number <= LONG:
        return redirect(thread)
    context = {
        "thread": thread,
        "head": Head(thread, None),
        "stretches": table.stretches(thread),
        "thanked": table.most_thanked(thread),
    }
    return render(request, "forum/contents.html", context)

"""How the views of the forum read an address and answer a script."""

from typing import cast
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db.models import F
from django.forms import BaseForm, IntegerField
from django.http import Http404, HttpRequest, JsonResponse, QueryDict
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import Answered
from forum.actions import naming
from forum.models import Post, Thread

# A place in a numbered list, or a post to quote. A whole form would take a tenth of the time of a page that is kept.
_number = IntegerField(min_value=0, required=False)


def number_of(request: HttpRequest, name: str) -> int:
    """A number of the query, 0 when it is not there; answers 400 to anything else."""
    try:
        return _number.clean(request.GET.get(name)) or 0
    except ValidationError as error:
        raise Answered(_("This address holds a number that is none.")) from error


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, which takes JSON rather than a page."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def visible_thread(request: HttpRequest, pk: int) -> Thread:
    """The thread with its board and author; raises Http404 where the person sees none."""
    thread = Thread.objects.visible_to(request.user).with_head().filter(pk=pk).first()
    if thread is None:
        raise Http404
    return thread


def merged_thread(request: HttpRequest, pk: int) -> Thread | None:
    """The thread into which another was merged, with the number after which its posts stand there, as `after`."""
    threads = Thread.objects.visible_to(request.user).with_head()
    return threads.filter(merged__id=pk).annotate(after=F("merged__merged_after")).first()


def standing_thread(request: HttpRequest, pk: int) -> Thread:
    """The thread, or the one into which it was merged; raises Http404 where the person sees neither."""
    try:
        return visible_thread(request, pk)
    except Http404:
        found = merged_thread(request, pk)
        if found is None:
            raise
        return found


def visible_post(request: HttpRequest, pk: int) -> Post:
    """The post with thread, board and authors, and what the person did with it; raises Http404 without the right."""
    posts = Post.objects.visible_to(request.user).with_author().with_thread().with_acts_of(request.user.pk or 0)
    post = posts.filter(pk=pk).first()
    if post is None:
        raise Http404
    return post


def member_of(request: HttpRequest) -> User:
    """The member who sends; for views behind `member_required`."""
    return cast("User", request.user)


def handles_in(request: HttpRequest, form: BaseForm) -> list[str]:
    """The handles that become links in the preview of a text that was sent; none while the text is refused."""
    body = getattr(form, "cleaned_data", {}).get("body", "")
    return list(naming.people(body, by=member_of(request)))


def renewed(request: HttpRequest) -> QueryDict:
    """What was sent, with a key of its own, so that it can be sent or saved once more."""
    sent = request.POST.copy()
    sent["key"], sent["sequence"] = str(uuid4()), "0"
    return sent


def sentences(form: BaseForm) -> str:
    """All that is wrong with a form, in one line."""
    return " ".join(str(sentence) for errors in form.errors.values() for sentence in errors)


def detail(sentence: str, status: int) -> JsonResponse:
    """A refusal for a script."""
    return JsonResponse({"detail": sentence}, status=status)

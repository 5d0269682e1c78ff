"""What happened in a thread since a number: how an open page catches up."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum import articles
from forum.models import EventName, Thread, ThreadEvent
from forum.views.asking import detail, merged_thread, number_of


@require_safe
def events(request: HttpRequest, pk: int) -> HttpResponse:
    """The events after `?since=` in their order; 410 when they are too many or not kept, 404 without the right."""
    since = number_of(request, "since")
    thread = Thread.objects.visible_to(request.user).filter(pk=pk).first()
    if thread is None:
        return _merged(request, pk)
    happened = _happened(thread, since) if thread.tells_since(since) else None
    if happened is None:
        return detail(_("This page is too old to catch up. Load it again."), 410)
    response = JsonResponse({"head": thread.last_seq, "events": [_payload(thread, event) for event in happened]})
    response.headers["Cache-Control"] = "no-store"
    return response


def _merged(request: HttpRequest, pk: int) -> HttpResponse:
    """The last that happened in a thread that was merged away, for who reads the place where it went."""
    if merged_thread(request, pk) is None:
        raise Http404
    thread = Thread.objects.get(pk=pk)
    last = ThreadEvent(thread=thread, seq=thread.last_seq, name=EventName.THREAD_MERGED)
    response = JsonResponse({"head": thread.last_seq, "events": [_payload(thread, last)]})
    response.headers["Cache-Control"] = "no-store"
    return response


def _happened(thread: Thread, since: int) -> list[ThreadEvent] | None:
    """All events after a number; None where one was deleted between two questions: a gap is never passed over."""
    events = list(thread.events.since(since).filter(seq__lte=thread.last_seq)) if since < thread.last_seq else []
    return events if len(events) == thread.last_seq - since else None


def _payload(thread: Thread, event: ThreadEvent) -> dict[str, object]:
    event.thread = thread
    about = {"stream": thread.topic, "seq": event.seq, "name": event.name, "key": event.key}
    return about | articles.payload(event, language=get_language() or "en")

"""Say to open pages what happened."""

import live
from forum.models import Thread, ThreadEvent


def happened(event: ThreadEvent) -> None:
    """Ring the thread's own stream with the event, and the list of threads without content.

    Everybody hears the list: which thread it was, and what happened there, is for those who see the thread.
    """
    live.ring(f"thread-{event.thread_id}", seq=event.seq, name=event.name, key=event.key)
    live.ring("threads", seq=None, name="changed", key=("threads", 0))


def thanked(event: ThreadEvent) -> None:
    """Ring the thread alone: in lists nothing changes."""
    live.ring(f"thread-{event.thread_id}", seq=event.seq, name=event.name, key=event.key)


def rights_lost(thread: Thread | None = None) -> None:
    """Close the sockets of those who may no longer see the thread, or whatever they listen to."""
    live.recheck(None if thread is None else f"thread-{thread.pk}")

"""Say to moderators' open pages that the queue changed."""

import live


def queue_changed() -> None:
    """Ring the stream of the queue, without content."""
    live.ring("moderation", seq=None, name="queue", key=("moderation", 0))

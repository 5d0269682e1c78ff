"""Say to open pages that a member's alerts changed."""

from collections.abc import Iterable

import live


def alerts_changed(members: Iterable[int]) -> None:
    """Ring each member's own stream; the page then asks for its count."""
    for pk in members:
        live.ring(f"member-{pk}", seq=None, name="alerts", key=("member", pk))

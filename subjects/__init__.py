"""What can be flagged, followed, found and shown: `register(…)`, `visible(…)`, `cards(…)`."""

from subjects.registry import (
    Card,
    Key,
    Link,
    Subject,
    Viewer,
    cards,
    in_sight,
    entries_of,
    give_entries,
    kinds,
    of,
    offer,
    offers,
    register,
    told_in_person,
    visible,
)

__all__ = [
    "Card",
    "Key",
    "Link",
    "Subject",
    "Viewer",
    "cards",
    "in_sight",
    "entries_of",
    "give_entries",
    "kinds",
    "of",
    "offer",
    "offers",
    "register",
    "told_in_person",
    "visible",
]

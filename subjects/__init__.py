"""What can be flagged, followed, found and shown: `register(…)`, `visible(…)`, `cards(…)`."""

from subjects.registry import (
    Card,
    Key,
    Link,
    Subject,
    Viewer,
    cards,
    entries_of,
    give_entries,
    in_sight,
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
    "entries_of",
    "give_entries",
    "in_sight",
    "kinds",
    "of",
    "offer",
    "offers",
    "register",
    "told_in_person",
    "visible",
]

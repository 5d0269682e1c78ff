"""How members appear on pages that are open."""

from django.contrib.auth.models import AnonymousUser

from accounts import rules
from live.presence import Introduction
from subjects import Viewer


def introduction(person: Viewer) -> Introduction | None:
    """The name by which a member reads and writes before others; None for visitors and whoever is not shown."""
    if not rules.is_shown_present(person):
        return None
    return Introduction(person.display_name, is_public=rules.may_see_profile(AnonymousUser(), person))

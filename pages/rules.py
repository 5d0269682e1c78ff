"""Who keeps the pages of the house."""

from accounts.rules import may_take_part
from subjects import Viewer


def may_edit_pages(viewer: Viewer) -> bool:
    """Editors, and whoever else was given the permission."""
    return may_take_part(viewer) and viewer.has_perm("pages.edit_pages")

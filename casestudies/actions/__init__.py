"""Every change of a case."""

from casestudies.actions.drafts import delete_draft, draft_of_case, save_draft
from casestudies.actions.stories import Story, hide_case, publish_story, release, restore_case, revise_story

__all__ = [
    "Story",
    "delete_draft",
    "draft_of_case",
    "hide_case",
    "publish_story",
    "release",
    "restore_case",
    "revise_story",
    "save_draft",
]

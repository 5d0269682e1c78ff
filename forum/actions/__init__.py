"""Every change of the forum. Callers write `from forum import actions` and `actions.reply(…)`."""

from forum.actions.boards import delete_board, heed_rights, move_board, save_board
from forum.actions.bulk import Conversation, Said, open_threads
from forum.actions.drafts import delete_draft, save_draft
from forum.actions.forgetting import forget_member
from forum.actions.merging import merge_threads
from forum.actions.moderation import (
    hide_post,
    hide_thread,
    lock_thread,
    restore_post,
    restore_thread,
    unlock_thread,
)
from forum.actions.moving import move_posts
from forum.actions.pictures import describe_pictures, keep_picture
from forum.actions.posts import delete_post, edit_post, reply
from forum.actions.reading import mark_read, mark_rest_read, undo_rest_read
from forum.actions.splitting import split_thread
from forum.actions.thanking import take_thanks_back, thank
from forum.actions.threads import open_thread, rename_thread, renew_opening

__all__ = [
    "Conversation",
    "Said",
    "delete_board",
    "delete_draft",
    "delete_post",
    "describe_pictures",
    "edit_post",
    "forget_member",
    "heed_rights",
    "hide_post",
    "hide_thread",
    "keep_picture",
    "lock_thread",
    "mark_read",
    "mark_rest_read",
    "merge_threads",
    "move_board",
    "move_posts",
    "open_thread",
    "open_threads",
    "rename_thread",
    "renew_opening",
    "reply",
    "restore_post",
    "restore_thread",
    "save_board",
    "save_draft",
    "split_thread",
    "take_thanks_back",
    "thank",
    "undo_rest_read",
    "unlock_thread",
]

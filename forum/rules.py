"""Who may read, write and moderate in the forum: questions without side effects."""

from accounts.audiences import audience
from accounts.rules import may_take_part
from forum.models import Board, Post, Thread
from forum.querysets import moderates
from moderation import rules as moderation
from subjects import Viewer


def may_see_board(user: Viewer, board: Board) -> bool:
    """Agrees with `BoardQuerySet.visible_to`."""
    return board.audience in audience(user)


def may_see_thread(user: Viewer, thread: Thread) -> bool:
    """A hidden thread stays visible to its author, who reads the reason, and to moderators."""
    on_board = may_see_board(user, thread.board)
    return on_board and (not thread.is_hidden() or moderates(user) or thread.author_id == user.pk)


def may_see_post(user: Viewer, post: Post) -> bool:
    """Whether a person may read the text; in the thread everyone sees the same stub of a hidden post."""
    if not may_see_thread(user, post.thread):
        return False
    own = post.author_id == user.pk
    return moderates(user) or (not post.is_deleted() and (not post.is_hidden() or own))


def may_write(user: Viewer) -> bool:
    """Members in good standing; a suspended one reads only."""
    return may_take_part(user)


def may_moderate(user: Viewer) -> bool:
    """Moderators, while they take part themselves."""
    return moderation.may_moderate(user)


def may_open_thread(user: Viewer, board: Board) -> bool:
    """Members who read the board."""
    return may_write(user) and may_see_board(user, board)


def may_reply(user: Viewer, thread: Thread) -> bool:
    """Nobody replies to a locked or hidden thread, moderators included: a lock means the same for all."""
    return may_write(user) and may_see_thread(user, thread) and not thread.is_locked() and not thread.is_hidden()


def may_edit_post(user: Viewer, post: Post) -> bool:
    """The author, while the thread is open and the post readable: what moderators hid stays as they judged it."""
    return post.author_id == user.pk and post.is_readable() and may_reply(user, post.thread)


def may_delete_post(user: Viewer, post: Post) -> bool:
    """The author, in a locked thread too."""
    own = post.author_id == user.pk and post.is_readable()
    return own and may_write(user) and may_see_thread(user, post.thread)


def may_flag_thread(user: Viewer, thread: Thread) -> bool:
    """Whoever reads it, but for its author; what is hidden already needs no flag."""
    own = thread.author_id == user.pk
    return may_write(user) and not own and not thread.is_hidden() and may_see_thread(user, thread)


def may_flag_post(user: Viewer, post: Post) -> bool:
    """Whoever reads it, but for its author; what is gone already needs no flag."""
    return may_write(user) and post.author_id != user.pk and post.is_readable() and may_see_post(user, post)


def may_read_history(user: Viewer, post: Post) -> bool:
    """Whoever reads the post reads its earlier texts; of hidden or deleted ones only moderators and the author."""
    return may_see_post(user, post)


def may_lock(user: Viewer, thread: Thread) -> bool:
    """Moderators who see the thread."""
    return may_moderate(user) and may_see_thread(user, thread)


def may_rename(user: Viewer, thread: Thread) -> bool:
    """Moderators, and the author while the thread is open."""
    return may_lock(user, thread) or (thread.author_id == user.pk and may_reply(user, thread))

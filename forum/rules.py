"""Who may read, write and moderate in the forum: questions without side effects."""

from accounts.audiences import audience, groups
from accounts.models import User
from accounts.rules import may_take_part
from forum.models import Board, Post, PostDraft, Thread
from forum.querysets import moderates
from moderation import rules as moderation
from subjects import Viewer


def may_see_board(user: Viewer, board: Board) -> bool:
    """Agrees with `BoardQuerySet.visible_to`."""
    return not board.readers.isdisjoint(audience(user))


def may_keep_boards(user: Viewer) -> bool:
    """Administrators, and whoever was given the right to change boards; keeping a board is not reading it."""
    return may_take_part(user) and user.has_perm("forum.change_board")


def may_delete_board(user: Viewer, board: Board) -> bool:
    """Whoever keeps boards, as long as nothing stands on it: what was said there is not theirs to take away."""
    return may_keep_boards(user) and not board.threads.exists()


def may_see_thread(user: Viewer, thread: Thread) -> bool:
    """A hidden thread stays visible to its author, who reads the reason, and to moderators."""
    on_board = may_see_board(user, thread.board) and not thread.is_merged()
    return on_board and (not thread.is_hidden() or moderates(user) or thread.author_id == user.pk)


def may_see_post(user: Viewer, post: Post) -> bool:
    """Whether a person may read the text; in the thread everyone sees the same stub of a hidden post."""
    if not may_see_thread(user, post.thread):
        return False
    own = post.author_id == user.pk
    if post.is_moved():
        return False
    return moderates(user) or (not post.is_deleted() and (not post.is_hidden() or own))


def may_write(user: Viewer) -> bool:
    """Members in good standing; a suspended one reads only."""
    return may_take_part(user)


def may_delete_draft(user: Viewer, draft: PostDraft) -> bool:
    """The author alone: nobody else ever saw it."""
    return may_write(user) and draft.author_id == user.pk


def may_moderate(user: Viewer) -> bool:
    """Moderators, while they take part themselves."""
    return moderation.may_moderate(user)


def is_unwatched(board: Board) -> bool:
    """Whether no moderator reads the board: what is flagged there then reaches nobody."""
    return board.is_private() and not User.objects.among(board.readers).holding("moderation.moderate").exists()


def may_open_thread(user: Viewer, board: Board) -> bool:
    """Members who read the board, and belong to a chosen group where only those write."""
    return may_write(user) and may_see_board(user, board) and _writes_in(user, board)


def may_reply(user: Viewer, thread: Thread) -> bool:
    """Nobody replies to a locked or hidden thread, moderators included: a lock means the same for all."""
    is_open = not thread.is_locked() and not thread.is_hidden()
    return is_open and may_write(user) and may_see_thread(user, thread) and _writes_in(user, thread.board)


def may_quote(user: Viewer, post: Post) -> bool:
    """Whoever may reply; what not everyone in the thread reads is not to be repeated."""
    return post.is_readable() and may_reply(user, post.thread)


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


def is_public(post: Post) -> bool:
    """Whether everybody reads the post, and may pass it on."""
    return post.thread.board.is_public() and post.is_readable() and not post.thread.is_hidden()


def may_thank(user: Viewer, post: Post) -> bool:
    """Whoever reads the post, but for its author; what is hidden or gone is not thanked for."""
    is_readable = post.is_readable() and not post.thread.is_hidden()
    return may_write(user) and post.author_id != user.pk and is_readable and may_see_post(user, post)


def may_take_thanks_back(user: Viewer, post: Post) -> bool:
    """Whoever takes part and still sees the thread: a hidden post is not held to its thanks."""
    return may_write(user) and may_see_thread(user, post.thread)


def may_keep_places(user: Viewer) -> bool:
    """Members, suspended ones too: they read on."""
    return bool(user.is_authenticated and user.is_active)


def may_keep_place(user: Viewer, thread: Thread) -> bool:
    """Members who see the thread."""
    return may_keep_places(user) and may_see_thread(user, thread)


def may_lock(user: Viewer, thread: Thread) -> bool:
    """Moderators who see the thread."""
    return may_moderate(user) and may_see_thread(user, thread)


def may_move(user: Viewer, post: Post) -> bool:
    """Moderators who see the thread; its first post stays with it, and nothing leaves a hidden thread."""
    is_movable = post.number > 1 and not post.is_moved() and not post.thread.is_hidden()
    return is_movable and may_lock(user, post.thread)


def may_move_to(user: Viewer, thread: Thread) -> bool:
    """Moderators who see it, where it is neither hidden nor on a closed board: nothing is added there any more."""
    return may_lock(user, thread) and not thread.is_hidden() and not thread.board.is_closed()


def may_split_to(user: Viewer, board: Board) -> bool:
    """Moderators who read the board, unless it is closed: no thread is added there any more."""
    return may_moderate(user) and may_see_board(user, board) and not board.is_closed()


def may_merge(user: Viewer, thread: Thread) -> bool:
    """Moderators who see it; a hidden thread stays so, and a thread about a subject stays with it."""
    return may_lock(user, thread) and not thread.is_hidden() and thread.about is None


def may_rename(user: Viewer, thread: Thread) -> bool:
    """Moderators, and the author while the thread is open."""
    return may_lock(user, thread) or (thread.author_id == user.pk and may_reply(user, thread))


def _writes_in(user: Viewer, board: Board) -> bool:
    if board.is_for_writers():
        return any(board.group_rights.get(pk) for pk in groups(user))
    return not board.is_closed()

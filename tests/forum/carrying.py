"""A moderator moves a post."""

from accounts.models import User
from forum import actions
from forum.models import Post, Thread


def move(post: Post, to: Thread, by: User) -> Post:
    [moved] = actions.move_posts(post.thread, pks=[post.pk], to=to, by=by)
    return moved

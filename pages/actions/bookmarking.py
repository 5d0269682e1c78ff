"""What members of the demonstration keep for later, from the moment at which it is there."""

from accounts.models import User
from notifications.actions import bookmark
from pages.actions.files import read
from subjects import Key


def keep(key: Key, *, named: str) -> None:
    """Bookmark a story by its file's name, or a thread by its title, for those who keep it."""
    for told in read("steps.toml")["bookmarks"]:
        if told["of"] == named:
            bookmark(User.objects.get(handle=told["by"]), key=key, note=told["note"])

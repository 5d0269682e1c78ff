"""Everybody may hear that the list of threads changed; nobody hears in it what they may not see."""

from accounts.models import User
from forum import actions
from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory, ThreadFactory
from tests.live.conftest import Open


def test_the_list_says_neither_which_thread_changed_nor_how(open_page: Open, author: User) -> None:
    secret = ThreadFactory(board=BoardFactory(audience="members"), author=author)
    visitor = open_page()
    visitor.join("threads")

    actions.hide_thread(secret, by=UserFactory(is_superuser=True), reason="It names a person.")

    assert visitor.hear() == {"stream": "threads", "seq": None, "name": "changed", "key": ["threads", 0]}

"""The rows of the access matrix for groups, and for the boards that may be theirs."""

from tests.factories.accounts import UserFactory
from tests.factories.forum import BoardFactory
from tests.factories.groups import group
from tests.laws.rows import ADMINS, EVERYONE, KEEPERS, MEMBERS, Values, get, post


def a_board() -> Values:
    return {"slug": BoardFactory().slug}


def a_group() -> Values:
    return {"pk": group().pk}


def a_belonging() -> Values:
    member = UserFactory()
    return {"pk": group(member).pk, "handle": member.handle}


ROWS = {
    "boards/": get(EVERYONE),
    "boards/new/": get(ADMINS),
    "boards/<slug:slug>/": get(ADMINS, a_board),
    "boards/<slug:slug>/delete/": get(ADMINS, a_board),
    "boards/<slug:slug>/move/": post(ADMINS, a_board),
    "groups/": get(MEMBERS),
    "groups/new/": get(ADMINS),
    "groups/<int:pk>/": get(KEEPERS, a_group, group_member="in"),
    # Those who keep one group see the pages and are told that they may not.
    "groups/<int:pk>/name/": get(KEEPERS, a_group, group_member="out"),
    "groups/<int:pk>/delete/": get(KEEPERS, a_group, group_member="out"),
    "groups/<int:pk>/members/": post(KEEPERS, a_group, group_member="out"),
    # Whoever is in a group may leave it there.
    "groups/<int:pk>/members/<slug:handle>/": post(KEEPERS, a_belonging, group_member="in"),
}
SENT = {
    "boards/new/": post(ADMINS),
    "boards/<slug:slug>/": post(ADMINS, a_board),
    "boards/<slug:slug>/delete/": post(ADMINS, a_board),
    "groups/new/": post(ADMINS),
    "groups/<int:pk>/name/": post(KEEPERS, a_group, group_member="out"),
    "groups/<int:pk>/delete/": post(KEEPERS, a_group, group_member="out"),
}

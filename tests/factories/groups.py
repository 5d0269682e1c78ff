"""Groups of members, and boards that are theirs."""

from django.contrib.auth.models import Group

from accounts.models import User
from forum.models import Board
from tests.factories.forum import BoardFactory


def group(*members: User, name: str = "Coastal programme") -> Group:
    """The group of that name with these members in it, and whoever was in it before."""
    made, _is_new = Group.objects.get_or_create(name=name)
    made.user_set.add(*members)
    return made


def private_board(*members: User, may_write: bool = True, **fields: object) -> Board:
    """A board that only a group of these members reads."""
    rights = {group(*members): may_write}
    return BoardFactory(audience="groups", rights=rights, **fields)

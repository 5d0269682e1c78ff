"""Members as a kind of thing that others can speak of: `("member", 7)`."""

from collections.abc import Iterable

from accounts.models import User
from markup import excerpt
from subjects import Card, Viewer


class MemberSubject:
    kind = "member"

    def visible_to(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return set(User.objects.visible_to(user).filter(pk__in=pks).values_list("pk", flat=True))

    def cards(self, pks: Iterable[int], language: str) -> dict[int, Card]:
        return {member.pk: _card(member) for member in User.objects.filter(pk__in=pks)}


def _card(member: User) -> Card:
    """Nobody says in which language a name or a profile is written, so the card leaves it open."""
    return Card(member.display_name, member.get_absolute_url(), excerpt(member.about), language="")

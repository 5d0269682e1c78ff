"""Members, groups and letters as kinds of things that others can speak of: `("member", 7)`."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import Letter, MemberGroup, User
from markup import excerpt, isolated
from subjects import Card, Viewer


class MemberSubject:
    kind = "member"

    def visible_to(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return set(User.objects.visible_to(user).filter(pk__in=pks).values_list("pk", flat=True))

    def cards(self, pks: Iterable[int], language: str) -> dict[int, Card]:
        return {member.pk: _card(member) for member in User.objects.filter(pk__in=pks)}


class GroupSubject:
    kind = "group"

    def visible_to(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return set(MemberGroup.objects.visible_to(user).filter(pk__in=pks).values_list("pk", flat=True))

    def cards(self, pks: Iterable[int], language: str) -> dict[int, Card]:
        with override(language):
            groups = MemberGroup.objects.filter(pk__in=pks)
            return {group.pk: Card(group.label, group.get_absolute_url(), "", language="") for group in groups}


class LetterSubject:
    kind = "letter"

    def visible_to(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return set(Letter.objects.visible_to(user).filter(pk__in=pks).values_list("pk", flat=True))

    def cards(self, pks: Iterable[int], language: str) -> dict[int, Card]:
        letters = Letter.objects.filter(pk__in=pks).select_related("sender")
        return {letter.pk: _card_of_letter(letter, language) for letter in letters}


def _card_of_letter(letter: Letter, language: str) -> Card:
    with override(language):
        title = _("Letter from %(name)s") % {"name": isolated(letter.sender.display_name)}
    return Card(title, letter.get_absolute_url(), excerpt(letter.text), language="", made_in=language)


def _card(member: User) -> Card:
    """A name is of no language, so the card leaves it open."""
    return Card(member.display_name, member.get_absolute_url(), excerpt(member.about), language="")

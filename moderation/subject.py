"""Letters between members, which accounts keeps below: moderators see and hide those that were reported."""

from accounts import actions, rules
from accounts.models import Letter, User
from notifications.actions import announce


class ModeratedLetter:
    kind = "letter"

    def may_flag(self, user: User, pk: int) -> bool:
        letter = Letter.objects.filter(pk=pk).first()
        return letter is not None and rules.may_report_letter(user, letter)

    def flagged(self, pk: int) -> None:
        actions.report_letter(Letter.objects.get(pk=pk))

    def hide(self, pk: int, *, by: User, reason: str) -> None:
        letter = Letter.objects.select_related("sender").get(pk=pk)
        actions.hide_letter(letter)
        announce("subject-hidden", about=("letter", pk), actor=by, topics={letter.sender.topic}, note=reason)

    def restore(self, pk: int, *, by: User) -> None:
        actions.show_letter(Letter.objects.get(pk=pk))

    def is_hidden(self, pk: int) -> bool:
        return Letter.objects.filter(pk=pk).exclude(hidden_at=None).exists()

"""Those of the village who have no seat yet."""

from collections.abc import Callable

from accounts.actions import refuse
from accounts.models import Application, Invitation, User
from tests.factories.accounts import InvitationFactory, UserFactory, a_wish


def seats(host: User, *, language: str, words: Callable[[str], str]) -> tuple[Application, Invitation]:
    """Somebody who asks for a seat, beside one who was refused; seats that are offered by a link, and by mail."""
    known = {"language": language, "country": "EG", "note": words("كلمة"), "organisation": words("منظمة")}
    known |= {"display_name": words("ضيف"), "by": host}
    offered = [InvitationFactory(email=email, **known) for email in ("", "guest@example.org")]
    refused, wish = (a_wish(words("سبب"), display_name=words("ضيف")) for _turn in range(2))
    refuse(refused, by=UserFactory(groups=["Moderators"], display_name=words("مشرف")), sentence=words("جواب"))
    return wish, offered[0]

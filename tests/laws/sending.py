"""What a line about a form says: who sends it, to what, what a complete one holds, and how one goes wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from accounts.models import User

Values = dict[str, object]
Fields = dict[str, Any]
# Several words that a member would not like to lose.
TEXT = "Seven seats under a mukwa tree"
A_PASSWORD = "nine baskets of maize"


@dataclass(frozen=True)
class Form:
    """A form: `make` gets its sender and makes what the address speaks of; `fields` are a complete form.

    `broken` is what spoils it while TEXT stays in it; `button` is sent with it in any case. What `takes` anything
    is not wrong whatever it holds: a button alone, a draft. Who sends it has just shown `again` to be the member.
    """

    fields: Callable[[], Fields] = dict
    make: Callable[[User], Values] = lambda _sender: {}
    sender: str = "member"
    broken: Fields = field(default_factory=dict)
    button: Fields = field(default_factory=dict)
    takes: bool = False
    again: bool = False


def a_button(make: Callable[[User], Values] = lambda _sender: {}, *, sender: str = "member") -> Form:
    return Form(make=make, sender=sender, takes=True)

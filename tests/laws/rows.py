"""What a row of the access matrix says: how an address is asked, who may come in, what must exist for it.

`EVERYONE` … `ADMINS` say for (anonymous, member, moderator, editor, admin) whether the answer lets them in; "out" is a
refusal or the way to the sign-in page, "gone" is 404. The member is nobody's author: things belong to somebody else.
"""

from collections.abc import Callable
from dataclasses import dataclass

Values = dict[str, object]
EVERYONE = ("in", "in", "in", "in", "in")
MEMBERS = ("out", "in", "in", "in", "in")
MODERATORS = ("out", "out", "in", "out", "in")
EDITORS = ("out", "out", "out", "in", "in")
ADMINS = ("out", "out", "out", "out", "in")
NOBODY = ("gone", "gone", "gone", "gone", "gone")
# Only the author may, and the author is somebody else here.
AUTHOR = ("out", "out", "out", "out", "out")
# Another's draft or alert is not there for anybody else.
OWNER = ("out", "gone", "gone", "gone", "gone")
# Those who have a second step, as administrators must.
SECOND_STEP = ("out", "gone", "gone", "gone", "in")


@dataclass(frozen=True)
class Row:
    """A method, who is let in, and a maker of the values for the address's places."""

    method: str
    expected: tuple[str, ...]
    make: Callable[[], Values]


def get(expected: tuple[str, ...], make: Callable[[], Values] = dict) -> Row:
    return Row("GET", expected, make)


def post(expected: tuple[str, ...], make: Callable[[], Values] = dict) -> Row:
    return Row("POST", expected, make)

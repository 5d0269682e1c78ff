"""What a row of the access matrix says: how an address is asked, who may come in, what must exist for it.

`EVERYONE` … `ADMINS` say for (anonymous, member, moderator, editor, admin) whether the answer lets them in; "out" is a
refusal or the way to the sign-in page, "gone" is 404. The member is nobody's author: things belong to somebody else.

The others follow from these: a new member and a member of some group may what a member may, who is suspended what a
visitor may, the author of the thing what a member may. Where it is otherwise the row says so: `author="in"`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

Values = dict[str, object]
PERSONS = (
    "anonymous",
    "new member",
    "member",
    "author",
    "group member",
    "suspended",
    "moderator",
    "editor",
    "admin",
)
EVERYONE = ("in", "in", "in", "in", "in")
MEMBERS = ("out", "in", "in", "in", "in")
MODERATORS = ("out", "out", "in", "out", "in")
EDITORS = ("out", "out", "out", "in", "in")
ADMINS = ("out", "out", "out", "out", "in")
NOBODY = ("gone", "gone", "gone", "gone", "gone")
# Only the author may, and the author is somebody else here.
AUTHOR = ("out", "out", "out", "out", "out")
# Without another site that has just answered, it leads to the door or says that signing in did not work.
UNASKED = AUTHOR
# Another's draft or alert is not there for anybody else.
OWNER = ("out", "gone", "gone", "gone", "gone")
# Who is in no group does not know of it; administrators keep them all.
KEEPERS = ("out", "gone", "gone", "gone", "in")
# Those who have a second step, as administrators must.
SECOND_STEP = ("out", "gone", "gone", "gone", "in")


# Open until somebody runs the site, as the last of these persons does.
UNTIL_OPENED = ("in", "in", "in", "in", "gone")


@dataclass(frozen=True)
class Row:
    """A method, who is let in, a maker of the values for the address's places, and what differs from the rule."""

    method: str
    expected: tuple[str, ...]
    make: Callable[[], Values]
    also: dict[str, str] = field(default_factory=dict)

    def ways(self) -> dict[str, str]:
        """What each person is answered, by the names in `PERSONS`."""
        anonymous, member, moderator, editor, admin = self.expected
        author = "in" if self.expected in (AUTHOR, OWNER) else member
        people = (anonymous, member, member, author, member, anonymous, moderator, editor, admin)
        return dict(zip(PERSONS, people, strict=True)) | {
            name.replace("_", " "): way for name, way in self.also.items()
        }


def get(expected: tuple[str, ...], make: Callable[[], Values] = dict, **also: str) -> Row:
    return Row("GET", expected, make, also)


def post(expected: tuple[str, ...], make: Callable[[], Values] = dict, **also: str) -> Row:
    return Row("POST", expected, make, also)

"""The five members everyone may be in a demonstration, and nowhere else."""

from dataclasses import dataclass

PASSWORD = "palabre-demo"  # noqa: S105  shown on the sign-in page of demonstrations


@dataclass(frozen=True)
class DemoMember:
    handle: str
    display_name: str
    country: str
    languages: tuple[str, ...]
    about: str
    group: str = ""
    is_admin: bool = False

    @property
    def email(self) -> str:
        return f"{self.handle}@example.org"


MEMBERS = (
    DemoMember("member", "Demo Member", "BJ", ("fr", "en"), "I am here so that you can write as a member."),
    DemoMember("reader", "Demo Reader", "MZ", ("pt", "en"), "I am here so that you can read as a member."),
    DemoMember(
        "moderator", "Demo Moderator", "IN", ("en", "hi"), "I am here so that you can moderate.", group="Moderators"
    ),
    DemoMember("editor", "Demo Editor", "EG", ("ar", "en"), "I am here so that you can edit cases.", group="Editors"),
    DemoMember("admin", "Demo Admin", "CL", ("es", "en"), "I am here so that you can run the site.", is_admin=True),
)

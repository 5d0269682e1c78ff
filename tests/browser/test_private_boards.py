"""An administrator gives a group its board, in a browser without script; nobody else sees that it is there."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.conftest import sign_in


def test_a_group_gets_a_board_of_its_own(someone: Callable[..., Page], places: dict[str, str]) -> None:
    admin, member, visitor = (someone(lang="en", javascript=False) for _person in range(3))
    sign_in(admin, "admin")
    sign_in(member, "member")

    admin.goto("/boards/new/")
    admin.fill("[name=name]", "Along the coast")
    admin.fill("[name=slug]", "coast")
    admin.check("[name=audience][value=groups]")
    admin.click("main form button")
    assert "Choose at least one group below." in admin.inner_text("main")
    assert admin.input_value("[name=name]") == "Along the coast"
    admin.select_option(f"[name=group-{places['group']}]", "write")
    admin.click("main form button")

    assert "Along the coast" in admin.inner_text("main")
    admin.goto("/boards/coast/")
    assert "No moderator reads this board" in admin.inner_text("main")
    member.goto("/threads/?board=coast")
    assert "Along the coast" in member.inner_text("h1")
    for address in ("/boards/", "/threads/"):
        visitor.goto(address)
        assert "Along the coast" not in visitor.inner_text("body")
